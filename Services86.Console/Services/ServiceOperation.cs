namespace Services86.WebConsole.Services;

/// <summary>An operation on the page of a service.</summary>
/// <param name="Name">The name.</param>
/// <param name="Summary">What the operation does, as CommonMark; null if the comment has no summary.</param>
/// <param name="Remarks">Further rules, as CommonMark; null for none.</param>
/// <param name="Result">What the operation returns, as CommonMark; null for nothing.</param>
/// <param name="Action">The SOAPAction.</param>
/// <param name="Envelope">A sample request.</param>
/// <param name="SoapCall">The sample request, sent by curl.</param>
/// <param name="RestCall">The same call over REST, sent by curl.</param>
internal sealed record ServiceOperation(
    string Name,
    string? Summary,
    string? Remarks,
    string? Result,
    string Action,
    string Envelope,
    string SoapCall,
    string RestCall);
