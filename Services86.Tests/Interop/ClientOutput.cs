namespace Services86.Tests.Interop;

/// <summary>The output of a client program: lines of step.name=value.</summary>
internal sealed class ClientOutput(string text)
{
    private const string Nil = "<nil>";

    private readonly Dictionary<string, string> _values = text.Split('\n')
        .Where(line => line.Contains('='))
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Gets a value; null if the value is nil or the program did not print it.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { } value && value != Nil ? value : null;

    /// <summary>Gets the names of the steps, in the order of their first lines.</summary>
    public IEnumerable<string> Steps => _values.Keys.Select(name => name.Split('.')[0]).Distinct();

    /// <summary>Gets whether there is a value with this name, or a value below it, that is not nil.</summary>
    public bool Has(string name) => _values.Any(
        pair => pair.Value != Nil && (pair.Key == name || pair.Key.StartsWith(name + ".", StringComparison.Ordinal)));
}
