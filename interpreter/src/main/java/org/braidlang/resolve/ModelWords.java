package org.braidlang.resolve;

import java.util.List;
import java.util.Optional;
import org.braidlang.problems.NameProblem;
import org.braidlang.problems.Problem;
import org.braidlang.problems.Suggestions;
import org.braidlang.syntax.Expr;
import org.jspecify.annotations.Nullable;

/** The words behind {@code on}. They belong to the language, whichever models an implementation has. */
final class ModelWords {
    private static final List<String> OF_TASKS = List.of("threads", "loop", "processes", "virtual");
    private static final List<String> OF_SCRIPTS =
            List.of("sequential", "threads", "gil", "virtual", "loop", "processes");

    private ModelWords() {}

    /**
     * What is wrong with a model's word, if anything is.
     *
     * @param forTask whether it is for a single task, not for the whole script
     */
    static Optional<Problem> check(final Expr.On on, final boolean forTask) {
        final List<String> models = forTask ? OF_TASKS : OF_SCRIPTS;
        if (models.contains(on.model())) {
            return Optional.empty();
        }
        if (OF_SCRIPTS.contains(on.model())) {
            return Optional.of(new NameProblem.ModelOfScripts(on.span(), on.model(), models));
        }
        final @Nullable String familiar = familiar(on.model());
        return Optional.of(new NameProblem.UnknownModel(
                on.span(), on.model(), familiar != null ? familiar : Suggestions.closest(on.model(), models), models));
    }

    /** The model of what Python and others call otherwise; null for a word that is none of theirs. */
    private static @Nullable String familiar(final String word) {
        return switch (word) {
            case "asyncio", "async", "event_loop" -> "loop";
            case "threading" -> "threads";
            case "multiprocessing", "fork", "workers" -> "processes";
            default -> null;
        };
    }
}
