package org.copydesk.words;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Unicode's form NFC, in which words are kept and looked for: what looks the same is the same, however it was typed. */
public final class Nfc {

    private Nfc() {}

    public static String of(CharSequence typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    public static @Nullable String ofNullable(@Nullable String typed) {
        return typed == null ? null : of(typed);
    }
}
