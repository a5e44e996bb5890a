package org.copydesk.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;

/**
 * Lets addresses of some schemes pass, and paths within the site. The sanitiser's own check of protocols lets
 * {@code //host} through, which leaves the site under the disguise of a path.
 */
final class Address implements AttributePolicy {

    /** Browsers skip these in an address, and so would run {@code java&#9;script:}. */
    private static final Pattern SKIPPED = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\x00-\\x1f]");

    /** Whatever stands before a colon in the first part of a path is taken for a scheme, even where no browser would. */
    private static final Pattern SCHEME = Pattern.compile("([^/\\\\?#:]*):");

    /** To browsers a backslash is as good as a slash. */
    private static final Pattern OTHER_HOST = Pattern.compile("[/\\\\]{2}");

    private final Set<String> schemes;

    Address(String... schemes) {
        this.schemes = Set.of(schemes);
    }

    @Override
    public @Nullable String apply(String element, String attribute, String value) {
        String address = SKIPPED.matcher(value).replaceAll("");
        Matcher scheme = SCHEME.matcher(address);
        boolean passes = scheme.lookingAt()
                ? schemes.contains(scheme.group(1).toLowerCase(Locale.ROOT))
                : !OTHER_HOST.matcher(address).lookingAt();
        return passes ? address : null;
    }
}
