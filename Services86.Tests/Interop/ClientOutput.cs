namespace Services86.Tests.Interop;

/// <summary>What a client program printed: lines of step.name=value.</summary>
internal sealed class ClientOutput(string text)
{
    private const string Nil = "<nil>";

    private readonly Dictionary<string, string> _values =
        text.Split('\n').Where(line => line.Contains('=')).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    /// <summary>Gives a value; null when it is nil or not there.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { } value && value != Nil ? value : null;

    /// <summary>Gives the names of the steps, in their order.</summary>
    public IEnumerable<string> Steps => _values.Keys.Select(name => name.Split('.')[0]).Distinct();

    /// <summary>Tells whether there is a value of a name, or within it.</summary>
    public bool Has(string name) => _values.Any(
        pair => pair.Value != Nil && (pair.Key == name || pair.Key.StartsWith(name + ".", StringComparison.Ordinal)));
}
