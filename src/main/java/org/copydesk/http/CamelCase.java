package org.copydesk.http;

import com.fasterxml.jackson.databind.EnumNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Constants as the API writes them: {@code READ_ONLY} is {@code readOnly}. */
public class CamelCase extends NopAnnotationIntrospector {

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
        return Naming.class;
    }

    static class Naming implements EnumNamingStrategy {

        @Override
        public String convertEnumToExternalName(String constant) {
            return Scalar.camelCase(constant);
        }
    }
}
