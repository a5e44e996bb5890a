package org.copydesk.http;

import com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Constants as the API writes them: {@code READ_ONLY} is {@code readOnly}. */
public class CamelCase extends NopAnnotationIntrospector {

    public static String of(String constant) {
        return LowerCamelCaseStrategy.INSTANCE.convertEnumToExternalName(constant);
    }

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
        return LowerCamelCaseStrategy.class;
    }
}
