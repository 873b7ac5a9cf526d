namespace Services86.Rest.Responses;

/// <summary>The form of an answer.</summary>
/// <param name="Format">What writes it.</param>
/// <param name="ContentType">The Content-Type.</param>
internal sealed record ResponseFormat(IResponseFormat Format, string ContentType);
