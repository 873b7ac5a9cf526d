using System.Collections.Concurrent;
using System.Xml.Linq;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Cluster;

/// <summary>The saves of all clients, each with a number of its own, and their outcomes as the clients know.</summary>
internal sealed class ClusterSaves
{
    private readonly ConcurrentDictionary<int, ClusterLogin> _logins = new();
    private readonly ConcurrentDictionary<int, SaveOutcome> _outcomes = new();
    private int _lastNumber;

    /// <summary>Gets the number of saves by their outcome.</summary>
    public string Summary => string.Join(
        ", ",
        _outcomes.Values.GroupBy(outcome => outcome).Select(group => $"{group.Count()} {group.Key}").Order());

    /// <summary>Gets the number of acknowledged saves.</summary>
    public int AcknowledgedCount => _outcomes.Values.Count(outcome => outcome == SaveOutcome.Acknowledged);

    /// <summary>Begins a save.</summary>
    /// <param name="id">The login that is saved again; 0 for a new one.</param>
    /// <returns>The number of the save.</returns>
    public int Begin(int id)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        _outcomes[number] = SaveOutcome.Unknown;
        if (id != 0)
        {
            _logins[id] = _logins[id] with { Pending = number };
        }

        return number;
    }

    /// <summary>Notes that a save was acknowledged.</summary>
    public void Acknowledge(int id, int number)
    {
        _outcomes[number] = SaveOutcome.Acknowledged;
        _logins[id] = new ClusterLogin(number, Pending: number);
    }

    /// <summary>Notes that a save was refused, with nothing saved.</summary>
    public void Refuse(int number) => _outcomes[number] = SaveOutcome.Refused;

    /// <summary>Gets whether the number is one that a login can have now.</summary>
    public bool CanHave(int id, int number) => _logins[id] is var login
        && (number == login.Number || number == login.Pending);

    /// <summary>Finds what is lost, doubled, in parts, or saved although it was refused.</summary>
    public async Task<List<string>> FindViolationsAsync(DataProcess process)
    {
        var repository = process.Get<ServiceAuthRepository>();
        var violations = new List<string>();
        var stored = new Dictionary<int, int>();
        var maxId = await process.QueryAsync<int>("SELECT COALESCE(MAX(service_auth_id), 0) FROM service_auth");
        for (var id = 1; id <= maxId; id++)
        {
            if (await repository.GetAsync(id, CancellationToken.None) is { ServiceAuth: var login })
            {
                stored.Add(id, login.Port);
                if (!IsComplete(login))
                {
                    violations.Add($"login {id} has parts of another save than {login.Port}");
                }
            }
        }

        violations.AddRange(_logins.Keys
            .Where(id => !stored.TryGetValue(id, out var number) || !CanHave(id, number))
            .Select(id => $"login {id} is lost: expected {_logins[id]}, found {stored.GetValueOrDefault(id)}"));
        violations.AddRange(stored.Values
            .GroupBy(number => number)
            .Where(group => group.Count() > 1)
            .Select(group => $"save {group.Key} is stored {group.Count()} times"));
        violations.AddRange(stored.Values
            .Where(number => _outcomes[number] == SaveOutcome.Refused)
            .Select(number => $"save {number} is stored, and was refused with nothing saved"));
        return violations;
    }

    /// <summary>Gets the members of a save, all of which have its number.</summary>
    public static XElement[] Members(int number) =>
    [
        SoapText.Element("Port", number),
        SoapText.Element("Server", $"server-{number}"),
        SoapText.Element("AuthType", $"type-{number}"),
        SoapText.Element("Username", $"user-{number}"),
        SoapText.Element("Password", $"password-{number}-{new string('ø', number % 2_000)}"),
    ];

    private static bool IsComplete(ServiceAuth login) =>
        new[] { login.Server, login.AuthType, login.Username, login.Password }
            .SequenceEqual(Members(login.Port).Skip(1).Select(member => member.Value));

    private enum SaveOutcome
    {
        Unknown,
        Acknowledged,
        Refused,
    }

    /// <summary>A login with an acknowledged save.</summary>
    /// <param name="Number">The number of the last acknowledged save.</param>
    /// <param name="Pending">The number of the last save that was sent.</param>
    private sealed record ClusterLogin(int Number, int Pending);
}
