package org.copydesk.article;

import jakarta.validation.constraints.Size;
import org.copydesk.words.Nfc;
import org.copydesk.words.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * A picture, or its caption while the picture is not there yet; readers see it once it has an address.
 *
 * @param alt what the image shows, for those who do not see it
 */
public record Image(
        @WebAddress @Nullable String url,
        @Size(max = 500) @Nullable String alt,
        @Size(max = 1000) @Nullable String caption,
        @Size(max = 200) @Nullable String credit) {

    public Image {
        alt = Nfc.ofNullable(alt);
        caption = Nfc.ofNullable(caption);
        credit = Nfc.ofNullable(credit);
    }
}
