using FsCheck;
using FsCheck.Fluent;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Agreement;

/// <summary>
/// Saves random records over one protocol and reads them over both: SOAP and REST refuse the same records and store
/// the same values.
/// </summary>
/// <remarks>
/// A failure prints the smallest record that fails and the seed. Pass the seed to <c>WithReplay</c> to reproduce it.
/// </remarks>
internal sealed class ProtocolAgreementTests : RestFixture
{
    private const int Cases = 40;

    // Members that may differ between replies to the same save, or whose text differs between XML and JSON.
    private static readonly string[] Ignored =
        ["TableRight", "FieldProperties", "ServiceAuthId", "EMailAccountId", "Lastlogin"];

    private SoapProtocolClient _soap = null!;
    private RestProtocolClient _rest = null!;

    [OneTimeSetUp]
    public void CreateClients()
    {
        _soap = new SoapProtocolClient(Server, Ticket);
        _rest = new RestProtocolClient(Server, Ticket);
    }

    [Test]
    public void ServiceAuths_agree() => Check(RandomRecords.ServiceAuth, async (client, record) =>
    {
        var saved = await client.CallAsync("User", "SaveServiceAuth", new WireObject(("ServiceAuth", record)));
        return saved.Refusal is null
            ? await ReadAsync("User", "GetServiceAuth", IdOf("ServiceAuthId", saved.Number("/ServiceAuthId")))
            : [saved];
    });

    [Test]
    public async Task Credentials_agree()
    {
        var id = await Server.AddUserAsync("holder", Secret("Pa55-of-holder"));
        Check(RandomRecords.Credential, async (client, record) =>
        {
            var parameters = IdOf("UserId", id).With("Credential", record);
            var saved = await client.CallAsync("User", "SaveCredential", parameters);
            return saved.Refusal is null ? await ReadAsync("User", "GetUser", IdOf("UserId", id)) : [saved];
        });
    }

    [Test]
    public void UntrustedCredentials_agree()
    {
        var count = 0;
        Check(RandomRecords.UntrustedCredentials, async (client, record) =>
        {
            var type = new WireObject(("Type", new WireText($"system {++count}")));
            var saved = await client.CallAsync("User", "SaveUntrustedCredentials", type.With("Credentials", record));
            return saved.Refusal is null ? await ReadAsync("User", "GetUntrustedCredentials", type) : [saved];
        });
    }

    [Test]
    public void EMailAccounts_agree() => Check(RandomRecords.EMailAccount, async (client, record) =>
    {
        var saved = await client.CallAsync("EMail", "SaveEMailAccount", new WireObject(("EMailAccount", record)));
        if (saved.Refusal is not null)
        {
            return [saved];
        }

        var id = IdOf("EMailAccountId", saved.Number("/EMailAccountId"));
        var read = await ReadAsync("EMail", "GetEMailAccount", id);
        await client.CallAsync("EMail", "DeleteEMailAccount", id);
        return read;
    });

    [Test]
    public void Users_agree() => Check(RandomRecords.User, async (client, record) =>
    {
        var saved = await client.CallAsync("User", "SaveUser", new WireObject(("User", record)));
        if (saved.Refusal is not null)
        {
            return [saved];
        }

        var id = IdOf("UserId", saved.Number("/AssociateId"));
        var read = await ReadAsync("User", "GetUser", id);
        await client.CallAsync("User", "DeleteUser", id);
        return read;
    }, "AssociateId");

    private static WireObject IdOf(string name, int id) => new((name, WireLiteral.Of(id)));

    private async Task<ProtocolResult[]> ReadAsync(string agent, string operation, WireObject parameters) =>
    [
        await _soap.CallAsync(agent, operation, parameters), await _rest.CallAsync(agent, operation, parameters),
    ];

    private void Check(
        Gen<WireObject> records,
        Func<ProtocolClient, WireObject, Task<ProtocolResult[]>> saveAndRead,
        params string[] alsoIgnored)
    {
        var accepted = 0;
        var ignored = Ignored.Concat(alsoIgnored).ToHashSet();
        var arbitrary = Arb.From(records, record => record.Shrink().Cast<WireObject>());
        Action<WireObject> agrees = record =>
        {
            var bySoap = saveAndRead(_soap, record).GetAwaiter().GetResult();
            var byRest = saveAndRead(_rest, record).GetAwaiter().GetResult();
            var described = bySoap.Concat(byRest).Select(result => Describe(result, ignored)).ToList();
            if (described.Distinct().Count() > 1)
            {
                // Assert would record each attempt to shrink the record as a failure.
                throw new AssertionException(string.Join("\n-- and --\n", described));
            }

            accepted += bySoap[0].Refusal is null ? 1 : 0;
        };
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(arbitrary, agrees));
        Assert.That(accepted, Is.InRange(Cases / 10, Cases - 1), "too few records are accepted, or none refused");
    }

    private static string Describe(ProtocolResult result, HashSet<string> ignored) => result.Refusal ?? string.Join(
        '\n',
        result.Values
            .Where(value => !value.Key.Split('/').Any(ignored.Contains))
            .OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key} = {(value.Value is null ? "null" : $"'{value.Value}'")}"));
}
