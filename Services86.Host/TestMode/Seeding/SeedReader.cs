using System.Text;
using System.Text.Json;
using Services86.Data.Associates;
using Services86.Host.Configuration;
using Services86.Host.TestMode.Input;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Host.TestMode.Seeding;

/// <summary>Reads seeds, as a whole before anything is stored.</summary>
internal sealed class SeedReader(RestJson json, RestServices services)
{
    /// <summary>Reads a seed.</summary>
    /// <exception cref="InputException">The seed is wrong.</exception>
    public Seed Read(InputValue input)
    {
        input.RequireMembers("users", "applications", "calls", "isBaseline");
        return new Seed(
            [.. input.ItemsOf("users").Select(ReadUser)],
            [.. input.ItemsOf("applications").Select(ReadApplication)],
            [.. input.ItemsOf("calls").Select(ReadCall)],
            input.Find("isBaseline")?.Flag() ?? false);
    }

    private SeedUser ReadUser(InputValue input)
    {
        input.RequireMembers(
            "name", "password", "role", "isRetired", "serviceAuths", "untrustedCredentials", "eMailAccounts");
        return new SeedUser
        {
            Path = input.Path,
            Name = input.Require("name", "the login name of the user").Text(),
            Password = input.Find("password")?.Text() ?? TestSettings.Password,
            Role = input.Find("role")?.OneOf("employee", "administrator") == "administrator"
                ? AssociateRole.Administrator
                : AssociateRole.Employee,
            IsRetired = input.Find("isRetired")?.Flag() ?? false,
            ServiceAuths = [.. input.ItemsOf("serviceAuths").Select(ReadRecord<ServiceAuth>)],
            UntrustedCredentials = [.. input.ItemsOf("untrustedCredentials").Select(ReadCredentials)],
            EMailAccounts = [.. input.ItemsOf("eMailAccounts").Select(ReadRecord<EMailAccount>)],
        };
    }

    private SeedRecord<UntrustedCredentials> ReadCredentials(InputValue input)
    {
        input.RequireMembers("type", "credentials");
        var type = input.Require("type", "the name of the system, such as imap").Text();
        return ReadRecord<UntrustedCredentials>(input.Require("credentials", "an UntrustedCredentials")) with
        {
            Type = type,
        };
    }

    private SeedApplication ReadApplication(InputValue input)
    {
        input.RequireMembers("name", "agents");
        return new SeedApplication(
            input.Path,
            input.Require("name", "the name of the application").Text(),
            [.. input.Require("agents", "the agents that the application may call").Items().Select(agent =>
                agent.OneOf([.. services.All.Select(service => service.Contract.Name)]))]);
    }

    private SeedCall ReadCall(InputValue input)
    {
        input.RequireMembers("user", "agent", "operation", "arguments");
        var agent = input.Require("agent", "the name of an agent").Text();
        var name = input.Require("operation", "the name of an operation").Text();
        var operation = Refused(input.Path, () => services.Require(agent, name));
        return new SeedCall(
            input.Path,
            input.Require("user", "the login name of the caller").Text(),
            operation,
            input.Find("arguments") is { } arguments
                ? Read(arguments, (text, source, unknown) =>
                    json.ReadParameters(text, operation, source, unknown))
                : operation.NewArguments());
    }

    private SeedRecord<T> ReadRecord<T>(InputValue input)
        where T : class
    {
        if (input.Element.ValueKind != JsonValueKind.Object)
        {
            throw input.Expected("an object");
        }

        return new SeedRecord<T>(
            input.Path,
            (T)Read(input, (text, source, unknown) => json.ReadValue(text, typeof(T), source, unknown)!));
    }

    private static T Read<T>(InputValue input, Func<byte[], JsonSource, UnknownMemberCollector?, T> read)
    {
        var source = new JsonSource("the value", "the member", IsAsSent: false);
        var unknown = UnknownMemberCollector.For(UnknownMembers.Refuse);
        return Refused(
            input.Path, () => read(Encoding.UTF8.GetBytes(input.Element.GetRawText()), source, unknown));
    }

    private static T Refused<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is RestException or RequestRejectedException)
        {
            var detail = (exception as RestException)?.Detail is { } more ? " " + more : "";
            throw new InputException(path, exception.Message + detail);
        }
    }
}
