namespace Services86.Tests.Interop;

/// <summary>The type of dates in a client.</summary>
internal enum DateKind
{
    /// <summary>The text that is on the wire, as the OpenAPI documents declare.</summary>
    Text,

    /// <summary>A time with an offset, as the published documents declare: the client asks for offsets.</summary>
    Offset,
}
