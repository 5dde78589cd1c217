package org.braidlang.resolve;

import org.braidlang.problems.PlacementProblem;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What encloses a statement, from the inside out: decides where {@code break}, {@code return} and the like can go. */
record Flow(Kind kind, @Nullable Flow outer) {
    enum Kind {
        LOOP, CATCH, FINALLY, COMPREHENSION, GENERATOR, PARALLEL_FOR, BRANCH, SPAWN, FUNCTION, TEST, SCRIPT
    }

    private String construct() {
        return kind == Kind.PARALLEL_FOR ? "parallel for" : kind == Kind.BRANCH ? "parallel" : "spawn";
    }

    /** What is wrong with a {@code break} or {@code continue} here, or null. */
    @Nullable PlacementProblem jump(final Span span, final String word) {
        boolean inFinally = false;
        for (Flow flow = this; flow != null; flow = flow.outer) {
            switch (flow.kind) {
                case LOOP -> {
                    return inFinally ? new PlacementProblem.LeavesFinally(span, word) : null;
                }
                case PARALLEL_FOR -> {
                    return !word.equals("continue") ? new PlacementProblem.LeavesTask(span, word, "parallel for")
                            : inFinally ? new PlacementProblem.LeavesFinally(span, word) : null;
                }
                case BRANCH, SPAWN -> {
                    return flow.outer != null && flow.outer.jump(span, word) == null
                            ? new PlacementProblem.LeavesTask(span, word, flow.construct())
                            : new PlacementProblem.OutsideLoop(span, word);
                }
                case COMPREHENSION, GENERATOR -> {
                    return new PlacementProblem.LeavesComprehension(span, word);
                }
                case FUNCTION, TEST, SCRIPT -> {
                    return new PlacementProblem.OutsideLoop(span, word);
                }
                case FINALLY -> inFinally = true;
                case CATCH -> { }
            }
        }
        return new PlacementProblem.OutsideLoop(span, word);
    }

    /** What is wrong with a {@code return} here, or null. */
    @Nullable PlacementProblem leave(final Span span) {
        boolean inFinally = false;
        for (Flow flow = this; flow != null; flow = flow.outer) {
            switch (flow.kind) {
                case FUNCTION -> {
                    return inFinally ? new PlacementProblem.LeavesFinally(span, "return") : null;
                }
                case PARALLEL_FOR, BRANCH, SPAWN -> {
                    return new PlacementProblem.LeavesTask(span, "return", flow.construct());
                }
                case COMPREHENSION, GENERATOR -> {
                    return new PlacementProblem.LeavesComprehension(span, "return");
                }
                case TEST, SCRIPT -> {
                    return new PlacementProblem.ReturnOutsideFunction(span);
                }
                case FINALLY -> inFinally = true;
                case LOOP, CATCH -> { }
            }
        }
        return new PlacementProblem.ReturnOutsideFunction(span);
    }

    /** Whether an error is being handled here, so that a bare {@code raise} knows which to raise again. */
    boolean handlesError() {
        for (Flow flow = this; flow != null; flow = flow.outer) {
            switch (flow.kind) {
                case CATCH -> {
                    return true;
                }
                case GENERATOR, PARALLEL_FOR, BRANCH, SPAWN, FUNCTION, TEST, SCRIPT -> {
                    return false;
                }
                case LOOP, FINALLY, COMPREHENSION -> { }
            }
        }
        return false;
    }
}
