package org.braidlang.concurrency.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;

/** A program of its own that runs a script under the model processes, for tests that end it. */
final class Embedding {
    private Embedding() {}

    /** @param arguments the mark of the workers, their number, and the file with the script */
    public static void main(final String[] arguments) throws Exception {
        final Braid braid = Braid.builder().model(Model.PROCESSES).workers(Integer.parseInt(arguments[1]))
                .workerCommand(ProcessRun.trueWorker(arguments[0])).out(System.out).err(System.err).build();
        System.exit(braid.run(ProcessRun.compile(braid, Files.readString(Path.of(arguments[2])))));
    }
}
