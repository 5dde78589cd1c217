package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.processes.wire.Message.Answer;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.junit.jupiter.api.Test;

/** Messages over a connection: each kind arrives as it was sent. */
class ConnectionTest {
    private static final byte[] PAYLOAD = {1, 2, 3};
    private static final byte[] LARGE = new byte[100_000];
    private static final Place PLACE = new Place("a.braid", 7);

    private static final List<Message> ONE_OF_EACH_KIND = List.of(
            new Message.Setup(5, 1, List.of("a", "")),
            new Message.Run(1L << 40, 2, null, -3, false, LARGE),
            new Message.Run(1, 2, "name", 3, true, PAYLOAD),
            new Message.Cancel(4),
            new Message.Rename(4, "über"),
            new Message.Reply(6, Answer.LENT, PAYLOAD),
            new Message.Ended(7, 8, Answer.CANCELLED, PAYLOAD),
            new Message.Stuck(9, 10, PAYLOAD),
            new Message.Recall(Long.MAX_VALUE),
            new Message.Ready(),
            new Message.Print(true, PAYLOAD),
            new Message.Warning("it", "careful"),
            new Message.Result(10, Answer.EXIT, 11, PAYLOAD),
            new Message.Unseen(12, "task", -1, PAYLOAD),
            new Message.Spawn(13, 14, "<block>", 15, 16, PAYLOAD),
            new Message.Request(17, 18, 19, Operation.CODE, 20, -21, true, null, null, PAYLOAD),
            new Message.Request(17, 18, 19, Operation.WAIT, 20, -21, false, PLACE, "wrong", new byte[0]),
            new Message.StandsStill(28, 29),
            new Message.Withdraw(22),
            new Message.Parked(23, 24, true, PLACE, false, List.of(25L, 0L)),
            new Message.GoesOn(26, 27),
            new Message.TakeBack(),
            new Message.Returned(List.of(27L, 28L)));

    @Test
    void each_kind_of_message_is_tried() {
        final Set<Class<?>> kinds = Stream.of(Message.ToWorker.class, Message.ToParent.class)
                .flatMap(side -> Stream.of(side.getPermittedSubclasses())).collect(Collectors.toSet());
        final Set<Class<?>> tried = new HashSet<>();
        ONE_OF_EACH_KIND.forEach(message -> tried.add(message.getClass()));
        assertEquals(kinds, tried);
    }

    @Test
    void messages_arrive_as_they_were_sent_and_in_order() throws IOException, CorruptFrameException {
        final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        final Connection sender = new Connection(InputStream.nullInputStream(), sent);
        for (final Message message : ONE_OF_EACH_KIND) {
            sender.send(message);
        }
        final Connection receiver = receiver(sent.toByteArray());
        for (final Message message : ONE_OF_EACH_KIND) {
            final Message received = receiver.receive();
            assertEquals(message.getClass(), received.getClass());
            assertArrayEquals(MessageCodec.header(message), MessageCodec.header(received), message::toString);
            assertArrayEquals(MessageCodec.payload(message), MessageCodec.payload(received), message::toString);
        }
        assertNull(receiver.receive());
    }

    @Test
    void what_is_cut_off_is_no_message() throws IOException {
        final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Connection(InputStream.nullInputStream(), sent).send(new Message.Warning("it", "careful"));
        final byte[] whole = sent.toByteArray();
        for (int length = 1; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> receiver(cut).receive());
        }
    }

    private static Connection receiver(final byte[] bytes) {
        return new Connection(new ByteArrayInputStream(bytes), new ByteArrayOutputStream());
    }
}
