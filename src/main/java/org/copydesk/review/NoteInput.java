package org.copydesk.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record NoteInput(@NotBlank @Size(max = 5000) String note) {}
