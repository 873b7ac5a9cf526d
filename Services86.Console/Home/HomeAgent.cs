namespace Services86.WebConsole.Home;

/// <summary>An agent on the page at <c>/</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version of its SOAP service.</param>
/// <param name="Path">The path of its SOAP service, relative to the root.</param>
/// <param name="Address">The whole address of its SOAP service.</param>
/// <param name="SoapOperations">The number of operations over SOAP.</param>
/// <param name="RestOperations">The number of operations over REST.</param>
internal sealed record HomeAgent(
    string Name, string Version, string Path, string Address, int SoapOperations, int RestOperations);
