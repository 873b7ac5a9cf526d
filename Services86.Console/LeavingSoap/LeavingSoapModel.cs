namespace Services86.WebConsole.LeavingSoap;

/// <summary>What the page about leaving SOAP shows.</summary>
/// <param name="Clients">The clients, those with the most SOAP calls first.</param>
internal sealed record LeavingSoapModel(IReadOnlyList<LeavingClient> Clients);
