package org.braidlang.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.braidlang.runtime.Program.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where an error was raised: the frames of its task's script code on the stack, innermost first, as numbers that the
 * program turns into places, and the awaits and spawns that led there. The frames never change; links are added by whoever hands the
 * error on from one coroutine or task to another.
 */
public final class ScriptTrace {
    /** The package of compiled scripts; all other frames are the implementation's own and are not kept. */
    public static final String PREFIX = "braid.";

    /** How many frames are kept at most: the innermost and the outermost ones. */
    public static final int LIMIT = 200;

    private static final int LINKS = 20;
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /**
     * The class of the lowest frames of each task, and of no others. Below them a stack holds the frames of other tasks,
     * or none: one may start another on its own stack.
     */
    private static final String START_OF_TASK = "org.braidlang.concurrency.Trampoline";

    /** A frame of compiled script code. A negative index is a line: where the JVM tells no more. */
    public record Frame(String className, String method, String descriptor, int bytecodeIndex) {}

    /** A step from what failed to what waited for it or started it. */
    public sealed interface Link {
        /** A coroutine of this class waited here, at this program counter. */
        record Awaited(String className, int pc) implements Link {}

        /** Code on the stack, of the task in which the error was raised next, awaited here what had failed. */
        record Received(Frame frame) implements Link {}

        /** The task was spawned at this site of the program. */
        record Spawned(int site) implements Link {}
    }

    /** As the stack walker tells them; put into words when first asked for, because most errors are just caught. */
    private final List<StackWalker.StackFrame> found;
    private volatile @Nullable List<Frame> frames;
    private final int omitted;
    private final int omittedAfter;
    private final @Nullable Program program;
    private final List<Link> links = new ArrayList<>();

    private ScriptTrace(final List<StackWalker.StackFrame> found, final @Nullable List<Frame> frames,
            final int omitted, final int omittedAfter, final @Nullable Program program) {
        this.found = found;
        this.frames = frames;
        this.omitted = omitted;
        this.omittedAfter = omittedAfter;
        this.program = program;
    }

    /** A trace that was captured elsewhere, in another process. */
    public static ScriptTrace of(final List<Frame> frames, final List<Link> links, final @Nullable Program program) {
        return of(frames, 0, frames.size(), links, program);
    }

    /** As above; after the first {@code omittedAfter} frames, {@code omitted} others were left out. */
    public static ScriptTrace of(
            final List<Frame> frames, final int omitted, final int omittedAfter, final List<Link> links,
            final @Nullable Program program) {
        final ScriptTrace trace = new ScriptTrace(List.of(), List.copyOf(frames), omitted, omittedAfter, program);
        links.forEach(trace::add);
        return trace;
    }

    /** The script frames of the task that the calling thread runs. */
    public static ScriptTrace capture() {
        return WALKER.walk(ScriptTrace::collect);
    }

    private static ScriptTrace collect(final Stream<StackWalker.StackFrame> stack) {
        final Collector collector = new Collector();
        // An iterator over the stream would take half as long again.
        final Spliterator<StackWalker.StackFrame> walk = stack.spliterator();
        while (!collector.atEnd && walk.tryAdvance(collector)) { }
        return collector.trace();
    }

    /** Keeps the innermost and the outermost script frames of a stack. */
    private static final class Collector implements Consumer<StackWalker.StackFrame> {
        private final List<StackWalker.StackFrame> inner = new ArrayList<>();
        private @Nullable Deque<StackWalker.StackFrame> outer;
        private @Nullable Program program;
        private int omitted;
        private boolean atEnd;

        @Override
        public void accept(final StackWalker.StackFrame frame) {
            if (!frame.getClassName().startsWith(PREFIX)) {
                atEnd = frame.getClassName().equals(START_OF_TASK);
                return;
            }
            if (inner.isEmpty() && frame.getDeclaringClass().getClassLoader() instanceof Program loader) {
                program = loader;
            }
            if (inner.size() < LIMIT / 2) {
                inner.add(frame);
                return;
            }
            if (outer == null) {
                outer = new ArrayDeque<>();
            }
            outer.add(frame);
            if (outer.size() > LIMIT - LIMIT / 2) {
                outer.removeFirst();
                omitted++;
            }
        }

        ScriptTrace trace() {
            final int omittedAfter = inner.size();
            if (outer != null) {
                inner.addAll(outer);
            }
            return new ScriptTrace(inner, null, omitted, omittedAfter, program);
        }
    }

    private static Frame frame(final StackWalker.StackFrame found) {
        return new Frame(
                found.getClassName(), found.getMethodName(), found.getDescriptor(), found.getByteCodeIndex());
    }

    /** The script frames that were on the stack when a fault of the JVM was thrown, as far as it tells. */
    static ScriptTrace of(final Throwable fault) {
        final List<Frame> frames = new ArrayList<>();
        for (final StackTraceElement element : fault.getStackTrace()) {
            if (element.getClassName().equals(START_OF_TASK)) {
                break;
            }
            if (element.getClassName().startsWith(PREFIX) && element.getLineNumber() > 0 && frames.size() < LIMIT) {
                frames.add(new Frame(element.getClassName(), element.getMethodName(), "", -element.getLineNumber()));
            }
        }
        return new ScriptTrace(List.of(), List.copyOf(frames), 0, frames.size(), null);
    }

    /** The innermost frame comes first. */
    public List<Frame> frames() {
        List<Frame> known = frames;
        if (known == null) {
            known = found.stream().map(ScriptTrace::frame).toList();
            frames = known;
        }
        return known;
    }

    /** Whether no code of a script was on the stack. */
    public boolean isEmpty() {
        final List<Frame> known = frames;
        return known == null ? found.isEmpty() : known.isEmpty();
    }

    /** How many frames were left out, after the first {@link #omittedAfter} of those that were kept. */
    public int omitted() {
        return omitted;
    }

    public int omittedAfter() {
        return omittedAfter;
    }

    /** The program whose code raised the error, if its class loader says so by being a {@link Program}. */
    public @Nullable Program program() {
        return program;
    }

    /** Adds a step outwards; after the last of 20, further ones are not kept. Any thread. */
    public void add(final Link link) {
        synchronized (links) {
            if (links.size() < LINKS) {
                links.add(link);
            }
        }
    }

    /** Adds the calls in which the task that the calling thread runs has received the error. */
    public void addReceiver() {
        WALKER.walk(stack -> stack
                .takeWhile(frame -> !frame.getClassName().equals(START_OF_TASK))
                .filter(frame -> frame.getClassName().startsWith(PREFIX))
                .limit(LINKS).map(ScriptTrace::frame).toList())
                .forEach(frame -> add(new Link.Received(frame)));
    }

    /** The steps outwards that were added so far. */
    public List<Link> links() {
        synchronized (links) {
            return List.copyOf(links);
        }
    }

    /** One line a frame and link, as {@code e.trace} shows them: {@code in f, script.braid:3}. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        for (final Frame frame : frames()) {
            add(lines, "in ", locate(frame));
        }
        for (final Link link : links()) {
            switch (link) {
                case Link.Awaited awaited -> add(lines, "awaited in ",
                        program == null ? null : program.suspension(awaited.className, awaited.pc));
                case Link.Received(final Frame frame) -> add(lines, "awaited in ", locate(frame));
                case Link.Spawned spawned -> add(lines, "spawned in ",
                        program == null ? null : program.site(spawned.site));
            }
        }
        return lines;
    }

    private @Nullable Location locate(final Frame frame) {
        return program == null ? null
                : program.locate(frame.className, frame.method, frame.descriptor, frame.bytecodeIndex);
    }

    private static void add(final List<String> lines, final String how, final @Nullable Location place) {
        if (place != null) {
            lines.add(how + place.function() + ", " + place.span().file().name() + ":" + place.span().line());
        }
    }
}
