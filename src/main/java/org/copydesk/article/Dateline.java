package org.copydesk.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where and when the story was written (IPTC dateline). */
public record Dateline(
        @NotBlank @Size(max = 120) String place, @Nullable LocalDate date) {}
