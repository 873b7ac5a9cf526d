namespace Services86.WebConsole.Journal;

/// <summary>How much the journal keeps of a body.</summary>
internal enum JournalBodyState
{
    /// <summary>There is no body.</summary>
    None,

    /// <summary>The whole body, with its secrets masked.</summary>
    Whole,

    /// <summary>The begin of the body, with its secrets masked.</summary>
    Cut,

    /// <summary>
    /// Only the names of elements or members, because the body cannot be parsed, or has references that can move a
    /// secret to another element.
    /// </summary>
    NamesOnly,

    /// <summary>Nothing but the size, because the media type or the character encoding is not known.</summary>
    NotKept,
}
