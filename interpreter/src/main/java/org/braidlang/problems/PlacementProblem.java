package org.braidlang.problems;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement or expression that stands where it cannot. */
public sealed interface PlacementProblem extends NameProblem {
    /** {@code word} is {@code break} or {@code continue}. */
    record OutsideLoop(Span span, String word) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + word + "' outside a loop";
        }

        @Override
        public String hint() {
            return "'" + word + "' can stand only in the body of a 'for' or 'while'";
        }
    }

    record ReturnOutsideFunction(Span span) implements PlacementProblem {
        @Override
        public String title() {
            return "'return' outside a function";
        }

        @Override
        public String hint() {
            return "'return' can stand only in the body of a 'fn'; 'os.exit(0)' ends the script";
        }
    }

    /** A {@code break}, {@code continue} or {@code return} that would leave the body of a task. */
    record LeavesTask(Span span, String word, String construct) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + word + "' cannot leave the body of a '" + construct + "'";
        }

        @Override
        public String hint() {
            if (construct.equals("parallel for")) {
                return "each item is a task of its own: 'continue' ends this one, and the value of the body is its "
                        + "last expression";
            }
            return "it is a task of its own, which runs beside this code; its value is its last expression";
        }
    }

    record LeavesFinally(Span span, String word) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + word + "' cannot leave a 'finally'";
        }

        @Override
        public String hint() {
            return "it would swallow the error that is on its way; put it after the 'try'";
        }
    }

    record LeavesComprehension(Span span, String word) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + word + "' cannot leave a comprehension";
        }

        @Override
        public String hint() {
            return "write a 'for' loop instead";
        }
    }

    record RaiseOutsideCatch(Span span) implements PlacementProblem {
        @Override
        public String title() {
            return "'raise' without an error outside a 'catch'";
        }

        @Override
        public String hint() {
            return "say what to raise: 'raise ValueError(\"…\")'; a bare 'raise' raises again what a 'catch' caught";
        }
    }

    /**
     * {@code await}, {@code for await} or {@code parallel} in code that cannot wait.
     *
     * @param function the name of the plain function, or null in a lambda
     * @param header of the function
     */
    record CannotWaitInFunction(Span span, String construct, @Nullable String function, Span header)
            implements PlacementProblem {
        @Override
        public String title() {
            return "'" + construct + "' needs an 'async fn'"
                    + (function == null ? ", this function is a plain one" : ", '" + function + "' is a plain 'fn'");
        }

        @Override
        public String hint() {
            return function == null
                    ? "write 'async fn(…)', and 'await' the calls of it"
                    : "write 'async fn " + function + "(…) { … }', and 'await " + function
                            + "(…)' where it is called";
        }

        @Override
        public Note note() {
            return new Note(header, "this function");
        }
    }

    record CannotWaitInGenerator(Span span, String construct) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + construct + "' cannot stand in a generator";
        }

        @Override
        public String hint() {
            return "a generator computes its items when they are asked for; make a list of them instead: "
                    + "'[… for … in …]'";
        }
    }

    /** A declaration as a branch of a {@code parallel}. */
    record DeclarationAsBranch(Span span, String word) implements PlacementProblem {
        @Override
        public String title() {
            return "'" + word + "' cannot be a branch of a 'parallel'";
        }

        @Override
        public String hint() {
            return switch (word) {
                case "let", "var" -> "each branch is a task of its own; take the values as a list: "
                        + "'let a, b = parallel { f(); g() }'";
                default -> "each branch is a task of its own; put it above the 'parallel'";
            };
        }
    }

    record ImportBelowTopLevel(Span span) implements PlacementProblem {
        @Override
        public String title() {
            return "a script can be imported only at the top level of a script";
        }

        @Override
        public String hint() {
            return "move it out of the braces";
        }
    }
}
