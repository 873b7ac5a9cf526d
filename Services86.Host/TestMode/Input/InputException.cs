namespace Services86.Host.TestMode.Input;

/// <summary>Thrown for a request to test mode that cannot be carried out.</summary>
/// <param name="path">The JSON path of what is wrong, such as <c>$.users[0].name</c>.</param>
/// <param name="problem">What was expected, what was found, and what to do.</param>
internal sealed class InputException(string path, string problem) : Exception($"{path}: {problem}")
{
    /// <summary>Gets the JSON path of what is wrong.</summary>
    public string Path { get; } = path;
}
