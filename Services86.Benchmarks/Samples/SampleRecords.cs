using System.Globalization;

namespace Services86.Benchmarks.Samples;

/// <summary>Sample records of typical size.</summary>
internal static class SampleRecords
{
    private static readonly DateTime Moment = new(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc);

    /// <summary>Creates a ServiceAuth; its user name and password contain the number.</summary>
    public static ServiceAuth ServiceAuth(int number) => new()
    {
        Server = "imap.example.com",
        Port = 993,
        AuthType = "plain-text",
        Username = string.Create(CultureInfo.InvariantCulture, $"anna{number:D10}@example.com"),
        Password = string.Create(CultureInfo.InvariantCulture, $"Pa55-of-{number:D10}"),
    };

    /// <summary>Creates a sample carrier as the server sends it.</summary>
    /// <exception cref="NotSupportedException">There is no sample of the type.</exception>
    public static T Of<T>() => (T)Of(typeof(T));

    private static object Of(Type type) =>
        type == typeof(ServiceAuth) ? StoredServiceAuth(1)
        : type == typeof(EMailAccount) ? EMailAccount()
        : type == typeof(UntrustedCredentials) ? UntrustedCredentials()
        : type == typeof(UserInfo[]) ? Users()
        : throw new NotSupportedException($"There is no sample of {type}.");

    private static ServiceAuth StoredServiceAuth(int id)
    {
        var serviceAuth = ServiceAuth(id);
        serviceAuth.ServiceAuthId = id;
        serviceAuth.TableRight = Everything();
        serviceAuth.FieldProperties = [];
        return serviceAuth;
    }

    private static EMailAccount EMailAccount() => new()
    {
        TableRight = Everything(),
        FieldProperties = new FieldPropertyDictionary
        {
            [nameof(Services86.EMailAccount.AccountStatus)] = ReadOnly(typeof(short), sizeof(short)),
            [nameof(Services86.EMailAccount.ErrorCount)] = ReadOnly(typeof(int), sizeof(int)),
            [nameof(Services86.EMailAccount.ErrorReason)] = ReadOnly(typeof(string), 0),
        },
        EMailAccountId = 17,
        EMailAddress = "anna@example.com",
        AssociateId = 42,
        IncomingCredentials = StoredServiceAuth(1),
        OutgoingCredentials = StoredServiceAuth(2),
        ErrorReason = "",
    };

    private static UntrustedCredentials UntrustedCredentials() => new()
    {
        TableRight = Everything(),
        FieldProperties = [],
        ValidFrom = Moment,
        ValidTo = Moment.AddYears(1),
        Comment = "Bought for the team",
        SecretValue = "Pa55-of-0000000001",
        PublicValue = "imap.example.com/anna",
        IsActive = true,
    };

    private static UserInfo[] Users() =>
    [
        .. Enumerable.Range(1, 100).Select(id => new UserInfo
        {
            TableRight = Everything(),
            FieldProperties = [],
            UserInfoId = id,
            UserName = string.Create(CultureInfo.InvariantCulture, $"anna{id}"),
            UserType = UserType.InternalAssociate,
            CanLogon = true,
            RoleName = "Employee",
        })
    ];

    private static TableRight Everything() => new()
    {
        Mask = ETableRight.Select | ETableRight.Update | ETableRight.Insert | ETableRight.Delete,
        Reason = "",
    };

    private static FieldProperty ReadOnly(Type type, int length) => new()
    {
        FieldRight = new FieldRight
        {
            Mask = EFieldRight.Read | EFieldRight.UIHintReadOnly,
            Reason = "The server sets it.",
        },
        FieldType = type.FullName,
        FieldLength = length,
    };
}
