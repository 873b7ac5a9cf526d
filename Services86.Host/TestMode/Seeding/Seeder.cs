using System.Text.Json;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Refusals;
using Services86.Host.TestMode.Input;
using Services86.Host.TestMode.State;
using Services86.Http;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Host.TestMode.Seeding;

/// <summary>Stores seeds through the agents, so that every rule of the server holds for them.</summary>
internal sealed class Seeder(
    RestJson json,
    RestServices services,
    AgentDispatcher agents,
    AssociateRepository associates,
    Passwords passwords,
    ApplicationService applications,
    TestState state)
{
    private readonly SeedReader _reader = new(json, services);

    /// <summary>Stores a seed.</summary>
    /// <param name="input">The seed.</param>
    /// <param name="cancellationToken">Cancels between two records.</param>
    /// <exception cref="InputException">
    /// The seed is wrong, and nothing is stored; or a record is refused, and those before it are stored.
    /// </exception>
    public async Task<SeedResult> StoreAsync(InputValue input, CancellationToken cancellationToken)
    {
        return await StoreAsync(_reader.Read(input), cancellationToken);
    }

    /// <inheritdoc cref="StoreAsync(InputValue, CancellationToken)"/>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Cancels between two records.</param>
    public async Task<SeedResult> StoreAsync(Seed seed, CancellationToken cancellationToken)
    {
        RequireValid(seed);
        List<SeededUser> users = [];
        foreach (var user in seed.Users)
        {
            users.Add(await StoreAsync(user, cancellationToken));
        }

        List<SeededApplication> registered = [];
        foreach (var application in seed.Applications)
        {
            var token = await RefusedAsync(application.Path, () => applications.RegisterAsync(
                application.Name, application.Agents, AuditActor.Server, cancellationToken));
            registered.Add(new SeededApplication(application.Name, token));
        }

        List<JsonElement> results = [];
        foreach (var call in seed.Calls)
        {
            results.Add(await ExecuteAsync(call, cancellationToken));
        }

        if (seed.IsBaseline)
        {
            await state.TakeBaselineAsync(cancellationToken);
        }

        return new SeedResult(users, registered, results);
    }

    // Before anything is stored.
    private static void RequireValid(Seed seed)
    {
        foreach (var user in seed.Users)
        {
            Require($"{user.Path}.name", UserNames.WhyInvalid(user.Name));
            Require($"{user.Path}.password", Passwords.WhyInvalid(user.Password));
        }

        foreach (var application in seed.Applications)
        {
            Require(
                $"{application.Path}.name",
                string.IsNullOrWhiteSpace(application.Name) ? "The name of an application cannot be empty." : null);
        }
    }

    private static void Require(string path, string? problem)
    {
        if (problem is not null)
        {
            throw new InputException(path, problem);
        }
    }

    private async Task<SeededUser> StoreAsync(SeedUser user, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(user.Password, HashClient.Server, cancellationToken);
        var id = await RefusedAsync(user.Path, () => associates.AddAsync(
            user.Name, user.Role, hash, AuditActor.Server, cancellationToken));
        var caller = new Caller(id, user.Name, user.Role);

        List<int> serviceAuths = [];
        foreach (var record in user.ServiceAuths)
        {
            var saved = await ExecuteAsync(
                record.Path, caller, nameof(User), "SaveServiceAuth", [record.Value], cancellationToken);
            serviceAuths.Add(((ServiceAuth)saved[0]!).ServiceAuthId);
        }

        foreach (var record in user.UntrustedCredentials)
        {
            await ExecuteAsync(
                record.Path,
                caller,
                nameof(User),
                "SaveUntrustedCredentials",
                [record.Type, record.Value],
                cancellationToken);
        }

        List<int> accounts = [];
        foreach (var record in user.EMailAccounts)
        {
            var saved = await ExecuteAsync(
                record.Path, caller, "EMail", "SaveEMailAccount", [record.Value], cancellationToken);
            accounts.Add(((EMailAccount)saved[0]!).EMailAccountId);
        }

        if (user.IsRetired)
        {
            await RefusedAsync(user.Path, () => associates.SetRetiredAsync(
                id, retired: true, AuditActor.Server, cancellationToken));
        }

        return new SeededUser(user.Name, id, serviceAuths, accounts);
    }

    private async Task<JsonElement> ExecuteAsync(SeedCall call, CancellationToken cancellationToken)
    {
        var associate = await associates.FindByNameAsync(call.User, cancellationToken)
            ?? throw new InputException($"{call.Path}.user", $"there is no user {Quotation.Cut(call.User)}.");
        var caller = new Caller(associate.AssociateId, associate.Name, associate.Role);
        var results = await ExecuteAsync(call.Path, caller, call.Operation, call.Arguments, cancellationToken);
        using var output = new PooledBuffer(1024);
        json.WriteResults(
            output,
            call.Operation.Description.Reply,
            results,
            selection: null,
            CallTimeZone.OfInstallation);
        using var document = JsonDocument.Parse(output.Written);
        return document.RootElement.Clone();
    }

    private Task<object?[]> ExecuteAsync(
        string path,
        Caller caller,
        string agent,
        string operation,
        object?[] arguments,
        CancellationToken cancellationToken) =>
        ExecuteAsync(path, caller, services.Require(agent, operation), arguments, cancellationToken);

    private Task<object?[]> ExecuteAsync(
        string path,
        Caller caller,
        RestOperation operation,
        object?[] arguments,
        CancellationToken cancellationToken) =>
        RefusedAsync(path, () => agents.InvokeAsync(new AgentCall
        {
            Operation = operation.Description,
            Arguments = arguments,
            Caller = caller,
            ClientAddress = null,
            TimeZone = CallTimeZone.OfInstallation,
            CancellationToken = cancellationToken,
        }).AsTask());

    private static async Task<T> RefusedAsync<T>(string path, Func<Task<T>> store)
    {
        try
        {
            return await store();
        }
        catch (SoException exception)
        {
            throw new InputException(path, exception.Message);
        }
        catch (DataRefusedException exception)
        {
            throw new InputException(path, exception.Message);
        }
    }
}
