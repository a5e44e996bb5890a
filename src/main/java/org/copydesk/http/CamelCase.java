package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Constants as the API writes them: {@code READ_ONLY} is {@code readOnly}, unless {@link JsonProperty} says otherwise. */
public class CamelCase extends NopAnnotationIntrospector {

    static String of(Enum<?> constant) {
        try {
            var named = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return named == null ? of(constant.name()) : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(String constant) {
        return LowerCamelCaseStrategy.INSTANCE.convertEnumToExternalName(constant);
    }

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
        return LowerCamelCaseStrategy.class;
    }
}
