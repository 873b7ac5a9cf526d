namespace Services86.Rest.Responses;

/// <summary>The format of a response.</summary>
/// <param name="Format">The writer of the format.</param>
/// <param name="ContentType">The Content-Type.</param>
internal sealed record ResponseFormat(IResponseFormat Format, string ContentType);
