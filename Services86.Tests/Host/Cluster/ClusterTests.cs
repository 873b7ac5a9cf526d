using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Cluster;

/// <summary>
/// Three hosts on one database of PostgreSQL, behind a load balancer, with 64 clients. Hosts are killed and restarted,
/// connections are cut at their commit, and PostgreSQL is restarted as by a power failure.
/// </summary>
[NonParallelizable]
internal sealed class ClusterTests
{
    private const string MinutesVariable = "SERVICES86_CLUSTER_MINUTES";
    private const int Hosts = 3;
    private const int Clients = 64;
    private const int Users = 8;

    private static readonly string[] Administrators = ["ruler 1", "ruler 2"];

    private readonly List<HostProcess> _processes = [];
    private readonly Uri?[] _addresses = new Uri?[Hosts];
    private readonly int[] _administratorIds = new int[Administrators.Length];
    private readonly string[] _tickets = new string[Clients];
    private TemporaryDirectory _directory = null!;
    private PostgreSqlCluster? _database;
    private CuttingProxy _cutting = null!;
    private BalancingProxy _balancing = null!;
    private HostProcess[] _hosts = null!;

    [SetUp]
    public async Task StartCluster()
    {
        _database = await PostgreSqlCluster.StartAsync();
        _directory = new TemporaryDirectory();
        _cutting = new CuttingProxy(_database.ConnectionString);
        _balancing = new BalancingProxy(Hosts);
        _processes.Clear();
        await AddUsersAsync();
        _hosts = new HostProcess[Hosts];
        for (var n = 0; n < Hosts; n++)
        {
            await StartHostAsync(n);
        }
    }

    [TearDown]
    public async Task StopCluster()
    {
        if (_database is null)
        {
            return;
        }

        _processes.ForEach(process => process.Dispose());
        await _balancing.DisposeAsync();
        await _cutting.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [Test]
    public Task Hosts_that_die_lose_nothing_and_forget_no_revocation() => RunAsync(TimeSpan.FromSeconds(20));

    [Test]
    [Explicit("Takes an hour, or the minutes of " + MinutesVariable + ".")]
    public Task Hosts_that_die_for_an_hour_lose_nothing_and_forget_no_revocation() => RunAsync(TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable(MinutesVariable) ?? "60", CultureInfo.InvariantCulture)));

    private async Task RunAsync(TimeSpan duration)
    {
        using var stop = new CancellationTokenSource();
        using var cluster = new ClusterState(_balancing.Address, () => [.. _addresses.OfType<Uri>()]);
        using var administrators = new ClusterAdministrators(cluster, Administrators, _administratorIds);
        ClusterClient[] clients =
        [
            .. Enumerable.Range(0, Clients)
                .Select(n => new ClusterClient(
                    cluster, $"user {n % Users}", _tickets[n], seed: n, isRest: n / Users % 2 == 0)),
        ];
        Task[] running =
        [
            .. clients.Select(client => Task.Run(() => client.RunAsync(stop.Token))),
            administrators.RunAsync(stop.Token),
            CutAsync(stop.Token),
            WatchAdministratorsAsync(cluster, stop.Token),
        ];

        var kills = await DisturbAsync(duration);
        await stop.CancelAsync();
        await Task.WhenAll(running);
        await cluster.EndChecksAsync();
        foreach (var client in clients)
        {
            client.Dispose();
        }

        TestContext.Out.WriteLine(
            $"{kills} hosts killed, {cluster.RevocationCount} tickets revoked, " +
            $"{administrators.ChangeCount} changes of administrators, saves: {cluster.Saves.Summary}, " +
            $"of which the server said {cluster.UnknownCount} times that they may have been saved");
        await using var process = Open(_database!.ConnectionString);
        await process.Database.PrepareAsync(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cluster.Violations, Is.Empty);
            Assert.That(await cluster.Saves.FindViolationsAsync(process), Is.Empty);
            Assert.That(_processes.SelectMany(host => host.LoggedErrors), Is.Empty, "errors in the logs");
            Assert.That(cluster.Saves.AcknowledgedCount, Is.GreaterThan(Clients));
            Assert.That(cluster.RevocationCount, Is.Positive);
            Assert.That(administrators.ChangeCount, Is.Positive);
        }
    }

    // One host after the other is killed, and PostgreSQL is restarted after the first and after every third.
    private async Task<int> DisturbAsync(TimeSpan duration)
    {
        var time = Stopwatch.StartNew();
        var kills = 0;
        while (time.Elapsed < duration || kills < Hosts)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            var n = kills % Hosts;
            _addresses[n] = null;
            await _hosts[n].KillAsync();
            kills++;
            await StartHostAsync(n);
            if (kills % Hosts == 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                await _database!.RestartImmediatelyAsync();
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        return kills;
    }

    private async Task CutAsync(CancellationToken cancellationToken)
    {
        for (var n = 0; !cancellationToken.IsCancellationRequested; n++)
        {
            _cutting.CutNext(n % 2 == 0 ? CuttingProxy.Cut.AfterCommit : CuttingProxy.Cut.BeforeCommit);
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }

        _cutting.CutNext(CuttingProxy.Cut.Never);
    }

    private async Task WatchAdministratorsAsync(ClusterState cluster, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_database!.ConnectionString);
                await connection.OpenAsync(CancellationToken.None);
                await using var command = new NpgsqlCommand(
                    "SELECT COUNT(*) FROM associate WHERE role = 1 AND retired = 0 AND password_hash IS NOT NULL",
                    connection);
                if (await command.ExecuteScalarAsync(CancellationToken.None) is 0L)
                {
                    cluster.AddViolation("there was no administrator");
                }
            }
            catch (NpgsqlException)
            {
                // PostgreSQL is being restarted.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    private async Task AddUsersAsync()
    {
        await using var process = Open(_database!.ConnectionString);
        await process.Database.PrepareAsync(CancellationToken.None);
        var hash = new PasswordHasher<Associate>().HashPassword(null!, ClusterState.Password);
        var associates = process.Get<AssociateRepository>();
        for (var n = 0; n < Users; n++)
        {
            var id = await associates.AddAsync($"user {n}", AssociateRole.Employee, hash, CancellationToken.None);
            for (var client = n; client < Clients; client += Users)
            {
                _tickets[client] = await AddTicketAsync(process, id);
            }
        }

        for (var n = 0; n < Administrators.Length; n++)
        {
            _administratorIds[n] = await associates.AddAsync(
                Administrators[n], AssociateRole.Administrator, hash, CancellationToken.None);
        }
    }

    // Without a login, whose hash would take a while for each of the clients.
    private static async Task<string> AddTicketAsync(DataProcess process, int associateId)
    {
        var ticket = $"{TicketService.Prefix}{Guid.NewGuid():N}";
        await process.Get<TicketRepository>().AddAsync(
            TicketHash.OfTicket(ticket).ToBytes(),
            associateId,
            TimeProvider.System.GetUtcNow().AddHours(6),
            CancellationToken.None);
        return ticket;
    }

    private async Task StartHostAsync(int n)
    {
        _hosts[n] = HostProcess.Start(
            _directory,
            "--urls=http://127.0.0.1:0",
            "--Services86:Database:Provider=PostgreSql",
            $"--Services86:Database:ConnectionString={_cutting.ConnectionString}",
            $"--Services86:Keys:Directory={_directory.Combine("keys")}");
        _processes.Add(_hosts[n]);
        var address = await _hosts[n].WaitForAddressAsync();
        _balancing.SetAddress(n, address);
        _addresses[n] = address;
    }

    private DataProcess Open(string connectionString) => new(
        DatabaseProvider.PostgreSql, connectionString, _directory.Combine("keys"), TimeProvider.System);
}
