using Services86.Tests.Support;

namespace Services86.Tests.Host.Cluster;

/// <summary>Two administrators who retire and demote each other, at the same time.</summary>
/// <param name="cluster">The test.</param>
/// <param name="names">The names of the administrators.</param>
/// <param name="ids">The ids of the administrators.</param>
internal sealed class ClusterAdministrators(ClusterState cluster, string[] names, int[] ids) : IDisposable
{
    // Failed logins of a retired administrator must not delay those of the clients, which have the same address.
    private static readonly TimeSpan PauseAfterFailedLogin = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ClusterConnection _connection = new(cluster.Address);
    private int _changes;

    /// <summary>Gets the number of changes that succeeded.</summary>
    public int ChangeCount => _changes;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(RunAsync(0, cancellationToken), RunAsync(1, cancellationToken));

    public void Dispose() => _connection.Dispose();

    private async Task RunAsync(int self, CancellationToken cancellationToken)
    {
        var other = 1 - self;
        string? ticket = null;
        for (var round = 0; !cancellationToken.IsCancellationRequested; round++)
        {
            if (ticket is null)
            {
                var login = await _connection.PostAsync(
                    "SoPrincipal", SoapText.LogIn(names[self], ClusterState.Password));
                ticket = login?.Value("Ticket");
                if (ticket is null)
                {
                    // Retired, or no host has answered.
                    await WaitAsync(login?.Succeeded == true ? PauseAfterFailedLogin : Pause, cancellationToken);
                    continue;
                }
            }

            var isRetirement = round % 2 == 0;
            await ChangeAsync(ticket, isRetirement ? Retire(other, true) : Save(other, role: 1));
            await WaitAsync(Pause, cancellationToken);
            var restored = await ChangeAsync(ticket, isRetirement ? Retire(other, false) : Save(other, role: 2));
            if (!restored)
            {
                ticket = null;
            }
        }
    }

    private async Task<bool> ChangeAsync(string ticket, Func<string, string> change)
    {
        var isDone = (await _connection.PostAsync("User", change(ticket)))?.Succeeded == true;
        if (isDone)
        {
            Interlocked.Increment(ref _changes);
        }

        return isDone;
    }

    private Func<string, string> Retire(int who, bool retired) => ticket => SoapText.Call(
        ticket, "MakeRetired", SoapText.Element("AssociateId", ids[who]), SoapText.Element("Retired", retired));

    private Func<string, string> Save(int who, int role) => ticket => SoapText.Call(
        ticket,
        "SaveUser",
        SoapText.Element(
            "User",
            SoapText.Element("AssociateId", ids[who]),
            SoapText.Element("Name", names[who]),
            SoapText.Element("Role", SoapText.Element("Id", role))));

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The test ends.
        }
    }
}
