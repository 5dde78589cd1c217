package org.braidlang.benchmarks.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.braidlang.engine.Braid;
import org.braidlang.engine.CompiledScript;
import org.braidlang.engine.Model;
import org.braidlang.problems.Problem;
import org.braidlang.problems.ProblemPrinter;
import org.braidlang.source.SourceFile;

/**
 * A script that runs on a thread of its own and does its work again and again, whenever it is asked to. The thread that
 * measures owns it.
 */
final class ScriptLoop implements AutoCloseable {
    private final Turns turns = new Turns();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param work defines {@code async fn work(times)}, which does so often what is measured
     */
    ScriptLoop(final Model model, final String work) {
        final Braid braid = Braid.builder()
                .model(model).workers(1).out(messages).err(messages).define("turns", turns).build();
        final CompiledScript script;
        try {
            script = braid.compile(new SourceFile("part.braid", work + "\nfor times in turns { await work(times) }\n"));
        } catch (final Problem.Failure failure) {
            throw new IllegalArgumentException(ProblemPrinter.print(failure.problems(), false), failure);
        }
        thread = Thread.ofPlatform().name("script").daemon().start(() -> {
            braid.run(script);
            turns.ended();
        });
    }

    /**
     * Has the work done {@code times} times.
     *
     * @throws IllegalStateException with what the script has said, if it has failed
     */
    void run(final long times) throws InterruptedException {
        if (!turns.take(times)) {
            throw new IllegalStateException("the script has failed:\n" + messages.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws InterruptedException {
        turns.end();
        thread.join();
    }
}
