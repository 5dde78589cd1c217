package org.braidlang.problems;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What is wrong with a program as a whole: the scripts it imports, or its size. */
public sealed interface ProgramProblem extends Problem {
    /** A script to import that cannot be read; {@code reason} says why. */
    record CannotImport(Span span, String path, String reason) implements ProgramProblem {
        @Override
        public String title() {
            return "cannot import '" + path + "': " + reason;
        }

        @Override
        public @Nullable String hint() {
            return "the path is taken from the folder of the script that imports it";
        }
    }

    /** A script that imports itself, by way of {@code chain}. */
    record CircularImport(Span span, String chain) implements ProgramProblem {
        @Override
        public String title() {
            return "circular import: " + chain;
        }

        @Override
        public @Nullable String hint() {
            return "move what both scripts need into a third one that both import";
        }
    }

    /** Code that is more than one JVM method can hold. */
    record TooLarge(Span span, String function) implements ProgramProblem {
        @Override
        public String title() {
            return "'" + function + "' is too large to be compiled";
        }

        @Override
        public @Nullable String hint() {
            return "split it into smaller functions, and read long lists from a file";
        }
    }

    /** More parameters than a JVM method can have. */
    record TooManyParameters(Span span, int most) implements ProgramProblem {
        @Override
        public String title() {
            return "more than " + most + " parameters in one function";
        }

        @Override
        public @Nullable String hint() {
            return "take a list or a dict instead";
        }
    }
}
