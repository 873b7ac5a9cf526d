using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The instructions of the Dockerfile.</summary>
/// <remarks>https://docs.docker.com/reference/dockerfile/</remarks>
internal sealed class DockerfileText
{
    private readonly List<(int Stage, string Name, string Arguments)> _instructions = [];

    private DockerfileText(IEnumerable<string> lines)
    {
        var stage = -1;
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var name = line.Split(' ')[0];
            stage += name == "FROM" ? 1 : 0;
            _instructions.Add((stage, name, line[name.Length..].Trim()));
        }
    }

    /// <summary>Gets the commands of the first stage, which build the program.</summary>
    public IReadOnlyList<string> BuildCommands => Arguments("RUN", stage: 0);

    /// <summary>Gets what the image copies from the first stage: options, source and target.</summary>
    public IReadOnlyList<(string[] Options, string Source, string Target)> Copies =>
    [
        .. from arguments in Arguments("COPY")
           let words = arguments.Split(' ')
           let options = words.TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal)).ToArray()
           select (options, words[^2], words[^1])
    ];

    /// <summary>Gets the environment variables of the image.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        Arguments("ENV").Select(text => text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public static DockerfileText Read() => new(File.ReadLines(Repository.Path("Dockerfile")));

    /// <summary>Gets the arguments of the only instruction of a name in the image.</summary>
    public string Single(string name) => Arguments(name).Single();

    /// <summary>Gets the words of an instruction that has a JSON array, such as ENTRYPOINT.</summary>
    public string[] Command(string name)
    {
        var arguments = Single(name);
        var array = arguments[arguments.IndexOf('[', StringComparison.Ordinal)..];
        return JsonSerializer.Deserialize<string[]>(array)!;
    }

    /// <summary>Gets the arguments of the instructions of a name in a stage, by default the image.</summary>
    public IReadOnlyList<string> Arguments(string name, int stage = 1) =>
    [
        .. from instruction in _instructions
           where instruction.Name == name && instruction.Stage == stage
           select instruction.Arguments
    ];
}
