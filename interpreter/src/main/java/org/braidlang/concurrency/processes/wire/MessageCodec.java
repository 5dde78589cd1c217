package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.processes.wire.Message.Answer;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/** Messages as bytes: MessagePack, a number for the kind, then the components in order. Each is used by one thread. */
final class MessageCodec {
    private static final int USUAL_SIZE = 256;

    private MessageCodec() {}

    /** The message without its payload, which follows it. */
    static byte[] header(final Message message) {
        try (MessageBufferPacker packer = WireFormat.packer(USUAL_SIZE)) {
            write(packer, message);
            return packer.toByteArray();
        } catch (final IOException e) {
            throw new IllegalStateException("a buffer in memory cannot fail", e);
        }
    }

    static byte[] payload(final Message message) {
        return switch (message) {
            case Message.Run m -> m.payload();
            case Message.Reply m -> m.payload();
            case Message.Ended m -> m.payload();
            case Message.Stuck m -> m.payload();
            case Message.Print m -> m.payload();
            case Message.Result m -> m.payload();
            case Message.Unseen m -> m.payload();
            case Message.Spawn m -> m.payload();
            case Message.Request m -> m.payload();
            case Message.Setup _, Message.Cancel _, Message.Rename _, Message.Recall _, Message.Ready _,
                    Message.Warning _, Message.Withdraw _, Message.Parked _, Message.GoesOn _, Message.StandsStill _, Message.TakeBack _,
                    Message.Returned _ -> NOTHING;
        };
    }

    static final byte[] NOTHING = {};
    private static final int LAST_KIND = 20;
    static final String NO_MESSAGE = "something that is no message";

    private static void write(final MessagePacker out, final Message message) throws IOException {
        switch (message) {
            case Message.Setup m -> {
                out.packInt(0).packLong(m.start()).packInt(m.worker()).packArrayHeader(m.arguments().size());
                for (final String argument : m.arguments()) {
                    out.packString(argument);
                }
            }
            case Message.Run m -> {
                out.packInt(1).packLong(m.call()).packInt(m.number());
                text(out, m.name());
                out.packLong(m.seed()).packBoolean(m.ahead());
            }
            case Message.Cancel m -> out.packInt(2).packLong(m.call());
            case Message.Reply m -> out.packInt(3).packLong(m.request()).packInt(m.answer().ordinal());
            case Message.Ended m -> out.packInt(4).packLong(m.call()).packLong(m.task()).packInt(m.answer().ordinal());
            case Message.Stuck m -> out.packInt(5).packLong(m.call()).packInt(m.local());
            case Message.Recall m -> out.packInt(6).packLong(m.resource());
            case Message.Print m -> out.packInt(7).packBoolean(m.diagnostics());
            case Message.Warning m -> out.packInt(8).packString(m.key()).packString(m.text());
            case Message.Result m ->
                out.packInt(9).packLong(m.call()).packInt(m.answer().ordinal()).packLong(m.nanos());
            case Message.Unseen m -> out.packInt(10).packLong(m.call()).packString(m.name()).packInt(m.site());
            case Message.Spawn m -> {
                out.packInt(11).packLong(m.call()).packLong(m.task()).packString(m.name()).packLong(m.seed());
                out.packInt(m.site());
            }
            case Message.Request m -> {
                out.packInt(12).packLong(m.request()).packLong(m.call()).packInt(m.local());
                out.packInt(m.operation().ordinal()).packLong(m.target()).packLong(m.argument());
                out.packBoolean(m.bounded());
                place(out, m.place());
                text(out, m.refusal());
            }
            case Message.Withdraw m -> out.packInt(13).packLong(m.request());
            case Message.Parked m -> {
                out.packInt(14).packLong(m.call()).packInt(m.local()).packBoolean(m.bounded());
                place(out, m.place());
                numbers(out.packBoolean(m.all()), m.tasks());
            }
            case Message.GoesOn m -> out.packInt(15).packLong(m.call()).packInt(m.local());
            case Message.Rename m -> out.packInt(16).packLong(m.call()).packString(m.name());
            case Message.Ready _ -> out.packInt(17);
            case Message.TakeBack _ -> out.packInt(18);
            case Message.Returned m -> numbers(out.packInt(19), m.calls());
            case Message.StandsStill m -> out.packInt(20).packLong(m.call()).packInt(m.heard());
        }
    }

    private static void numbers(final MessagePacker out, final List<Long> numbers) throws IOException {
        out.packArrayHeader(numbers.size());
        for (final long number : numbers) {
            out.packLong(number);
        }
    }

    private static void text(final MessagePacker out, final @Nullable String text) throws IOException {
        if (text == null) {
            out.packNil();
        } else {
            out.packString(text);
        }
    }

    /** Whether a message can begin so. */
    static void checkKind(final byte first) throws CorruptFrameException {
        if (first < 0 || first > LAST_KIND) {
            throw new CorruptFrameException(NO_MESSAGE);
        }
    }

    /** Reads a message, whose payload is what follows it. */
    static Message read(final byte[] frame) throws CorruptFrameException {
        try (MessageUnpacker in = WireFormat.unpacker(frame)) {
            return read(in, frame);
        } catch (final IOException | MessagePackException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new CorruptFrameException("a message that cannot be read");
        }
    }

    private static Message read(final MessageUnpacker in, final byte[] frame)
            throws IOException, CorruptFrameException {
        final int kind = in.unpackInt();
        return switch (kind) {
            case 0 -> {
                final long start = in.unpackLong();
                final int worker = in.unpackInt();
                final int count = count(in, frame);
                final List<String> arguments = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    arguments.add(in.unpackString());
                }
                yield new Message.Setup(start, worker, arguments);
            }
            case 1 -> new Message.Run(in.unpackLong(), in.unpackInt(), text(in), in.unpackLong(), in.unpackBoolean(),
                    rest(in, frame));
            case 2 -> new Message.Cancel(in.unpackLong());
            case 3 -> new Message.Reply(in.unpackLong(), answer(in), rest(in, frame));
            case 4 -> new Message.Ended(in.unpackLong(), in.unpackLong(), answer(in), rest(in, frame));
            case 5 -> new Message.Stuck(in.unpackLong(), in.unpackInt(), rest(in, frame));
            case 6 -> new Message.Recall(in.unpackLong());
            case 7 -> new Message.Print(in.unpackBoolean(), rest(in, frame));
            case 8 -> new Message.Warning(in.unpackString(), in.unpackString());
            case 9 -> new Message.Result(in.unpackLong(), answer(in), in.unpackLong(), rest(in, frame));
            case 10 -> new Message.Unseen(in.unpackLong(), in.unpackString(), in.unpackInt(), rest(in, frame));
            case 11 -> new Message.Spawn(in.unpackLong(), in.unpackLong(), in.unpackString(), in.unpackLong(),
                    in.unpackInt(), rest(in, frame));
            case 12 -> new Message.Request(in.unpackLong(), in.unpackLong(), in.unpackInt(), operation(in),
                    in.unpackLong(), in.unpackLong(), in.unpackBoolean(), place(in), text(in), rest(in, frame));
            case 13 -> new Message.Withdraw(in.unpackLong());
            case 14 -> new Message.Parked(in.unpackLong(), in.unpackInt(), in.unpackBoolean(), place(in),
                    in.unpackBoolean(), numbers(in, frame));
            case 15 -> new Message.GoesOn(in.unpackLong(), in.unpackInt());
            case 16 -> new Message.Rename(in.unpackLong(), in.unpackString());
            case 17 -> new Message.Ready();
            case 18 -> new Message.TakeBack();
            case 19 -> new Message.Returned(numbers(in, frame));
            case 20 -> new Message.StandsStill(in.unpackLong(), in.unpackInt());
            default -> throw new CorruptFrameException(NO_MESSAGE);
        };
    }

    private static List<Long> numbers(final MessageUnpacker in, final byte[] frame)
            throws IOException, CorruptFrameException {
        final int count = count(in, frame);
        final List<Long> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(in.unpackLong());
        }
        return numbers;
    }

    /** No list has more items than the frame has bytes. */
    private static int count(final MessageUnpacker in, final byte[] frame) throws IOException, CorruptFrameException {
        final int count = in.unpackArrayHeader();
        if (count > frame.length) {
            throw new CorruptFrameException("a list longer than its message");
        }
        return count;
    }

    private static @Nullable String text(final MessageUnpacker in) throws IOException {
        return in.tryUnpackNil() ? null : in.unpackString();
    }

    private static void place(final MessagePacker out, final @Nullable Place place) throws IOException {
        text(out, place == null ? null : place.file());
        if (place != null) {
            out.packInt(place.line());
        }
    }

    private static @Nullable Place place(final MessageUnpacker in) throws IOException {
        final String file = text(in);
        return file == null ? null : new Place(file, in.unpackInt());
    }

    private static Answer answer(final MessageUnpacker in) throws IOException, CorruptFrameException {
        return of(Answer.values(), in.unpackInt());
    }

    private static Operation operation(final MessageUnpacker in) throws IOException, CorruptFrameException {
        return of(Operation.values(), in.unpackInt());
    }

    private static <T> T of(final T[] all, final int ordinal) throws CorruptFrameException {
        if (ordinal < 0 || ordinal >= all.length) {
            throw new CorruptFrameException("a number that stands for nothing");
        }
        return all[ordinal];
    }

    private static byte[] rest(final MessageUnpacker in, final byte[] frame) {
        final int start = (int) in.getTotalReadBytes();
        final byte[] rest = new byte[frame.length - start];
        System.arraycopy(frame, start, rest, 0, rest.length);
        return rest;
    }
}
