package org.braidlang.concurrency;

/** Copies items of a channel that tasks of several processes use. Safe for any thread. */
public interface Packing {
    /** An item on its way, which nobody else can change any more. */
    interface Packed {
        /** The item, as the task gets it that receives it. */
        Object unpack(Task receiver);
    }

    /** @throws org.braidlang.runtime.ScriptError NotSendableError, if the item cannot be copied */
    Packed pack(Task sender, Object item);
}
