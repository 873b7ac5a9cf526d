using System.Net;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Cluster;

/// <summary>A client that saves, reads, logs in and logs out until the test ends.</summary>
/// <param name="cluster">The test.</param>
/// <param name="name">The login name of the client's user.</param>
/// <param name="ticket">The first ticket of the client.</param>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="isRest">Whether the client uses REST; otherwise SOAP.</param>
internal sealed class ClusterClient(ClusterState cluster, string name, string ticket, int seed, bool isRest)
    : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ClusterConnection _connection = new(cluster.Address);

    // The choices of the test need no secure randomness.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);
#pragma warning restore CA5394

    // The logins whose last save was acknowledged.
    private readonly List<int> _ids = [];
    private string? _ticket = ticket;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await StepAsync();
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => _connection.Dispose();

    private async Task StepAsync()
    {
        _ticket ??= isRest
            ? await _connection.LogInByRestAsync(name, ClusterState.Password)
            : await _connection.LogInBySoapAsync(name, ClusterState.Password);
        if (_ticket is not { } current)
        {
            return;
        }

#pragma warning disable CA5394
        var choice = _random.Next(100);
        var id = _ids.Count == 0 ? 0 : _ids[_random.Next(_ids.Count)];
#pragma warning restore CA5394
        if (choice < 3)
        {
            await LogOutAsync(current);
        }
        else if (choice < 35 && id != 0)
        {
            await ReadAsync(current, id);
        }
        else
        {
            await SaveAsync(current, choice < 55 ? id : 0);
        }
    }

    private async Task SaveAsync(string current, int id)
    {
        var number = cluster.Saves.Begin(id);
        var members = ClusterSaves.Members(number);
        int? saved;
        string? refusal;
        if (isRest)
        {
            var body = members.ToDictionary(member => member.Name.LocalName, member => (object)member.Value);
            body["Port"] = number;
            body["ServiceAuthId"] = id;
            var answer = await _connection.CallAsync(current, "SaveServiceAuth", body);
            saved = answer?.Status == HttpStatusCode.OK
                ? answer.Json.GetProperty("ServiceAuthId").GetInt32()
                : null;
            refusal = answer?.Text;
        }
        else
        {
            var envelope = SoapText.SaveServiceAuth(current, [SoapText.Element("ServiceAuthId", id), .. members]);
            var answer = await _connection.PostAsync("User", envelope);
            saved = answer?.Succeeded == true ? answer.Number("ServiceAuthId") : null;
            refusal = answer?.Text;
        }

        if (saved is { } savedId)
        {
            cluster.Saves.Acknowledge(savedId, number);
            if (id == 0)
            {
                _ids.Add(savedId);
            }

            return;
        }

        // It may still be saved: the login is not saved again, so that the order of the saves is known.
        _ids.Remove(id);
        if (refusal is null)
        {
            return;
        }

        if (refusal.Contains("SoSessionException", StringComparison.Ordinal))
        {
            cluster.Saves.Refuse(number);
            _ticket = null;
        }
        else if (refusal.Contains("nothing was saved", StringComparison.Ordinal))
        {
            cluster.Saves.Refuse(number);
        }
        else
        {
            cluster.CheckUnknownOutcome(refusal);
        }
    }

    private async Task ReadAsync(string current, int id)
    {
        int? number;
        if (isRest)
        {
            var answer = await _connection.CallAsync(current, $"GetServiceAuth?serviceAuthId={id}");
            number = answer?.Status == HttpStatusCode.OK && answer.Json.ValueKind == JsonValueKind.Object
                ? answer.Json.GetProperty("Port").GetInt32()
                : null;
        }
        else
        {
            var answer = await _connection.PostAsync("User", SoapText.GetServiceAuth(current, id));
            number = answer?.Succeeded == true && answer.Value("Port") is not null ? answer.Number("Port") : null;
        }

        if (number is { } read && !cluster.Saves.CanHave(id, read))
        {
            cluster.AddViolation($"login {id} was read as of save {read}");
        }
    }

    private async Task LogOutAsync(string current)
    {
        // Each host has the ticket in its cache.
        foreach (var host in cluster.LiveHosts)
        {
            await _connection.AcceptsAsync(host, current);
        }

        // Without an acknowledgement the ticket may be valid or not.
        _ticket = null;
        if (await _connection.LogOutAsync(current))
        {
            cluster.CheckRevoked(current);
        }
    }
}
