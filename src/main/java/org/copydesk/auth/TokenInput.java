package org.copydesk.auth;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param name whose token it is; the history shows it beside every change made with it */
record TokenInput(
        @NotBlank @Size(max = 120) String name, @NotNull Role role) {}
