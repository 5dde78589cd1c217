package org.braidlang.concurrency.processes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.processes.wire.WireFormat;
import org.braidlang.runtime.CodeSource;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.Program.Location;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/**
 * What a worker asks about the program's code, and what the parent answers, as MessagePack. Both are of one build, and
 * the bytes come from there.
 */
public final class CodeQuestions {
    private static final int CLASS = 0;
    private static final int CODE = 1;
    private static final int OUTLINE = 2;
    private static final int SITE = 3;
    private static final int LOCATE = 4;
    private static final int SUSPENSION = 5;

    private CodeQuestions() {}

    /** Asks the parent: question in, answer out. */
    @FunctionalInterface
    public interface Asker {
        byte[] ask(byte[] question);
    }

    /** Answers a question, in the parent. */
    static byte[] answer(final Program program, final byte[] question) {
        return written(question, (in, out) -> {
            switch (in.unpackInt()) {
                case CLASS -> bytes(out, program.classBytes(in.unpackString()));
                case CODE -> code(out, program.code(in.unpackString()));
                case OUTLINE -> outline(out, program.outline());
                case SITE -> location(out, program.site(in.unpackInt()));
                case LOCATE -> location(out,
                        program.locate(in.unpackString(), in.unpackString(), in.unpackString(), in.unpackInt()));
                case SUSPENSION -> location(out, program.suspension(in.unpackString(), in.unpackInt()));
                default -> throw new IOException("a question that nobody asks");
            }
        });
    }

    /** The code of a program that was compiled in the parent. */
    public static CodeSource remote(final Asker parent) {
        return new CodeSource() {
            private final Map<String, Optional<Code>> known = new ConcurrentHashMap<>();
            private volatile @Nullable Outline outline;

            @Override
            public byte @Nullable [] classBytes(final String className) {
                return asked(out -> out.packInt(CLASS).packString(className),
                        in -> in.tryUnpackNil() ? null : in.readPayload(in.unpackBinaryHeader()));
            }

            @Override
            public @Nullable Code code(final String className) {
                return known.computeIfAbsent(className, name -> Optional.ofNullable(
                        asked(out -> out.packInt(CODE).packString(name), CodeQuestions::code))).orElse(null);
            }

            @Override
            public Outline outline() {
                Outline asked = outline;
                if (asked == null) {
                    asked = asked(out -> out.packInt(OUTLINE), CodeQuestions::outline);
                    outline = asked;
                }
                return asked;
            }

            @Override
            public Location site(final int site) {
                return asked(out -> out.packInt(SITE).packInt(site), CodeQuestions::location);
            }

            @Override
            public @Nullable Location locate(
                    final String className, final String method, final String descriptor, final int bytecodeIndex) {
                return asked(out -> out.packInt(LOCATE).packString(className).packString(method)
                        .packString(descriptor).packInt(bytecodeIndex), CodeQuestions::location);
            }

            @Override
            public @Nullable Location suspension(final String className, final int pc) {
                return asked(out -> out.packInt(SUSPENSION).packString(className).packInt(pc),
                        CodeQuestions::location);
            }

            private <T> T asked(final Writer question, final Reader<T> answer) {
                try (MessageBufferPacker out = WireFormat.packer()) {
                    question.write(out);
                    try (MessageUnpacker in = WireFormat.unpacker(parent.ask(out.toByteArray()))) {
                        return answer.read(in);
                    }
                } catch (final IOException e) {
                    throw new IllegalStateException("a buffer in memory cannot fail", e);
                }
            }
        };
    }

    private interface Writer {
        void write(MessagePacker out) throws IOException;
    }

    private interface Reader<T> {
        T read(MessageUnpacker in) throws IOException;
    }

    private interface Answerer {
        void answer(MessageUnpacker in, MessagePacker out) throws IOException;
    }

    private static byte[] written(final byte[] question, final Answerer answerer) {
        try (MessageUnpacker in = WireFormat.unpacker(question);
                MessageBufferPacker out = WireFormat.packer()) {
            answerer.answer(in, out);
            return out.toByteArray();
        } catch (final IOException e) {
            throw ProcessScheduler.workerError("a worker has asked for code in a way that nobody understands");
        }
    }

    private static void bytes(final MessagePacker out, final byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            out.packNil();
        } else {
            out.packBinaryHeader(bytes.length).writePayload(bytes);
        }
    }

    private static void code(final MessagePacker out, final CodeSource.@Nullable Code code) throws IOException {
        if (code == null) {
            out.packNil();
            return;
        }
        strings(out, code.captured());
        out.packArrayHeader(code.reached().length);
        for (final int position : code.reached()) {
            out.packInt(position);
        }
    }

    private static CodeSource.@Nullable Code code(final MessageUnpacker in) throws IOException {
        if (in.tryUnpackNil()) {
            return null;
        }
        final List<String> captured = strings(in);
        final int[] reached = new int[in.unpackArrayHeader()];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = in.unpackInt();
        }
        return new CodeSource.Code(captured, reached);
    }

    private static void outline(final MessagePacker out, final CodeSource.Outline outline) throws IOException {
        strings(out, outline.variables());
        out.packArrayHeader(outline.exports().size());
        for (final Map<String, Integer> exports : outline.exports()) {
            out.packMapHeader(exports.size());
            for (final Map.Entry<String, Integer> export : exports.entrySet()) {
                out.packString(export.getKey()).packInt(export.getValue());
            }
        }
    }

    private static CodeSource.Outline outline(final MessageUnpacker in) throws IOException {
        final List<String> variables = strings(in);
        final int scripts = in.unpackArrayHeader();
        final List<Map<String, Integer>> exports = new ArrayList<>();
        for (int i = 0; i < scripts; i++) {
            final Map<String, Integer> each = new LinkedHashMap<>();
            final int count = in.unpackMapHeader();
            for (int k = 0; k < count; k++) {
                each.put(in.unpackString(), in.unpackInt());
            }
            exports.add(each);
        }
        return new CodeSource.Outline(variables, exports);
    }

    private static void location(final MessagePacker out, final @Nullable Location location) throws IOException {
        if (location == null) {
            out.packNil();
            return;
        }
        final SourceFile file = location.span().file();
        out.packString(location.function()).packString(file.name()).packString(file.text());
        out.packInt(location.span().start()).packInt(location.span().end());
    }

    private static @Nullable Location location(final MessageUnpacker in) throws IOException {
        if (in.tryUnpackNil()) {
            return null;
        }
        final String function = in.unpackString();
        final SourceFile file = new SourceFile(in.unpackString(), in.unpackString());
        return new Location(function, new Span(file, in.unpackInt(), in.unpackInt()));
    }

    private static void strings(final MessagePacker out, final List<String> strings) throws IOException {
        out.packArrayHeader(strings.size());
        for (final String string : strings) {
            out.packString(string);
        }
    }

    private static List<String> strings(final MessageUnpacker in) throws IOException {
        final int count = in.unpackArrayHeader();
        final List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(in.unpackString());
        }
        return strings;
    }
}
