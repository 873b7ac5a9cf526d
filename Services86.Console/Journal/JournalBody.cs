using System.Text;

namespace Services86.WebConsole.Journal;

/// <summary>The body of a request or a response in the journal, with its secrets masked.</summary>
/// <param name="state">How much of the body is kept.</param>
/// <param name="contentType">The Content-Type, with tickets masked; null for none.</param>
/// <param name="length">The true size of the body, in bytes.</param>
/// <param name="text">The kept text; empty for none.</param>
internal sealed class JournalBody(JournalBodyState state, string? contentType, long length, string text)
{
    // UTF-8 takes half of the memory of a string.
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>Gets how much of the body is kept.</summary>
    public JournalBodyState State { get; } = state;

    /// <summary>Gets the Content-Type; null for none.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>Gets the true size of the body, in bytes, after content decoding.</summary>
    public long Length { get; } = length;

    /// <summary>Gets the kept text, decoded from the character encoding of the body; empty for none.</summary>
    public string Text => Encoding.UTF8.GetString(_utf8);

    /// <summary>Gets the memory that the kept text takes, in bytes.</summary>
    internal int HeldBytes => _utf8.Length;
}
