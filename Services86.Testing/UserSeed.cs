using Services86.Data.Associates;
using Services86.Host.TestMode.Seeding;

namespace Services86.Testing;

/// <summary>A user of a seed, with the records of the user.</summary>
public sealed class UserSeed
{
    private readonly string _path;
    private readonly string _name;
    private readonly List<SeedRecord<ServiceAuth>> _serviceAuths = [];
    private readonly List<SeedRecord<UntrustedCredentials>> _credentials = [];
    private readonly List<SeedRecord<EMailAccount>> _accounts = [];
    private string _password = Services86Server.DefaultPassword;
    private AssociateRole _role = AssociateRole.Employee;
    private bool _isRetired;

    internal UserSeed(string path, string name)
    {
        _path = path;
        _name = name;
    }

    /// <summary>Gives the user another password.</summary>
    /// <param name="password">The password.</param>
    public UserSeed Password(string password)
    {
        _password = password;
        return this;
    }

    /// <summary>Makes the user an administrator.</summary>
    public UserSeed Administrator()
    {
        _role = AssociateRole.Administrator;
        return this;
    }

    /// <summary>Retires the user, who then can log in no more.</summary>
    public UserSeed Retired()
    {
        _isRetired = true;
        return this;
    }

    /// <summary>Adds a login to a mail server.</summary>
    /// <param name="serviceAuth">The login. The id is 0.</param>
    public UserSeed ServiceAuth(ServiceAuth serviceAuth)
    {
        _serviceAuths.Add(new($"{_path}.serviceAuths[{_serviceAuths.Count}]", serviceAuth));
        return this;
    }

    /// <summary>Adds a login to another system.</summary>
    /// <param name="type">The name of the system, such as <c>imap</c>.</param>
    /// <param name="credentials">The login.</param>
    public UserSeed UntrustedCredentials(string type, UntrustedCredentials credentials)
    {
        _credentials.Add(new($"{_path}.untrustedCredentials[{_credentials.Count}]", credentials, type));
        return this;
    }

    /// <summary>Adds an e-mail account.</summary>
    /// <param name="account">The account. The id is 0.</param>
    public UserSeed EMailAccount(EMailAccount account)
    {
        _accounts.Add(new($"{_path}.eMailAccounts[{_accounts.Count}]", account));
        return this;
    }

    internal SeedUser Build() => new()
    {
        Path = _path,
        Name = _name,
        Password = _password,
        Role = _role,
        IsRetired = _isRetired,
        ServiceAuths = _serviceAuths,
        UntrustedCredentials = _credentials,
        EMailAccounts = _accounts,
    };
}
