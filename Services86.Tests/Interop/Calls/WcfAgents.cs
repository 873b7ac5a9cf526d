using System.Reflection;
using System.ServiceModel;
using Services86.Client;

namespace Services86.Tests.Interop.Calls;

/// <summary>The agents of a session of an administrator, and what the calls of their operations share.</summary>
internal sealed class WcfAgents(Uri address, Services86Session session)
{
    /// <summary>The password of the users that <see cref="AddUserAsync"/> adds.</summary>
    public const string Password = "Pa55-of-a-user";

    /// <summary>Gets the contracts of all agents.</summary>
    public static Type[] Contracts { get; } =
        [.. typeof(IUserAgent).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ServiceContractAttribute)))];

    public Services86Session Session { get; } = session;

    public ISoPrincipalAgent Principal { get; } = Services86Channels.Create<ISoPrincipalAgent>(address, session);

    public IUserAgent User { get; } = Services86Channels.Create<IUserAgent>(address, session);

    public IEMailAgent EMail { get; } = Services86Channels.Create<IEMailAgent>(address, session);

    /// <summary>Adds a user with a name that no other user has.</summary>
    public async Task<User> AddUserAsync()
    {
        var password = new Credential { Type = new CredentialType { Type = "CRM5/PASSWORD" }, Value = Password };
        var user = await User.SaveUserAsync(
            new User { Name = $"user-{Guid.NewGuid():N}", Role = new Role { Id = 1 }, Credentials = [password] });
        return user!;
    }

    /// <summary>Gets the agents of a session of a user.</summary>
    public async Task<WcfAgents> LogInAsync(string name, string password = Password)
    {
        var session = new Services86Session();
        await session.LoginAsync(address, name, password);
        return new WcfAgents(address, session);
    }

    /// <summary>Saves a ServiceAuth, and gets its id.</summary>
    public async Task<int> AddServiceAuthAsync() =>
        (await User.SaveServiceAuthAsync(new ServiceAuth { Server = "imap.example.com" }))!.ServiceAuthId;

    /// <summary>Saves an e-mail account with an address that no other account has.</summary>
    public async Task<EMailAccount> AddAccountAsync()
    {
        var account = await EMail.SaveEMailAccountAsync(new EMailAccount
        {
            EMailAddress = $"{Guid.NewGuid():N}@example.com",
            IncomingCredentials = new ServiceAuth { Server = "imap.example.com", Password = "blåbær" },
            OutgoingCredentials = new ServiceAuth { Server = "smtp.example.com" },
        });
        return account!;
    }

    /// <summary>Saves UntrustedCredentials of the caller, and gets their type, which no others have.</summary>
    public async Task<string> AddUntrustedCredentialsAsync()
    {
        var type = Guid.NewGuid().ToString("N");
        await User.SaveUntrustedCredentialsAsync(type, UntrustedCredentials("anna"));
        return type;
    }

    /// <summary>Creates UntrustedCredentials that are valid.</summary>
    public static UntrustedCredentials UntrustedCredentials(string publicValue) => new()
    {
        PublicValue = publicValue,
        SecretValue = "fløte",
        ValidFrom = new DateTime(2026, 6, 1, 12, 0, 0),
        ValidTo = DateTime.MaxValue,
        IsActive = true,
    };
}
