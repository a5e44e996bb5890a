package org.copydesk.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes nothing that readers see, but for what {@link PublicChange} is told, so that its answer need not wait until this node
 * has heard what was committed. That wait costs a transaction of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeskOnly {}
