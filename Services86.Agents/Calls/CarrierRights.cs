namespace Services86.Agents.Calls;

/// <summary>Tells a caller, in the record that they get, what they may do with it and with its fields.</summary>
/// <remarks>
/// A field that is not named is not restricted. What is told is never asked again: a call is refused by the agent's
/// rules, whatever rights the client sends back.
/// </remarks>
internal static class CarrierRights
{
    /// <summary>Tells the rights to a ServiceAuth.</summary>
    /// <param name="serviceAuth">The record.</param>
    /// <param name="mayAct">Whether the caller may change and delete it; otherwise it came within another record.</param>
    /// <returns>The record.</returns>
    public static ServiceAuth WithRights(this ServiceAuth serviceAuth, bool mayAct = true)
    {
        serviceAuth.TableRight = mayAct ? Everything() : SelectOnly("The login belongs to another associate.");
        return serviceAuth;
    }

    /// <summary>Tells the rights to an account; those to its logins are told by themselves.</summary>
    /// <returns>The record.</returns>
    public static EMailAccount WithRights(this EMailAccount account)
    {
        const string Reason = "The server sets it.";
        account.TableRight = Everything();
        account.FieldProperties = new FieldPropertyDictionary
        {
            [nameof(EMailAccount.AccountStatus)] = ReadOnly(typeof(short), sizeof(short), Reason),
            [nameof(EMailAccount.ErrorCount)] = ReadOnly(typeof(int), sizeof(int), Reason),
            [nameof(EMailAccount.ErrorReason)] = ReadOnly(typeof(string), length: 0, Reason),
        };
        return account;
    }

    /// <summary>Tells the rights to a login to another system.</summary>
    /// <param name="credentials">The record.</param>
    /// <param name="maySeeSecret">Whether the caller may see its secret.</param>
    /// <returns>The record.</returns>
    public static UntrustedCredentials WithRights(this UntrustedCredentials credentials, bool maySeeSecret)
    {
        credentials.TableRight = Everything();
        credentials.FieldProperties = [];
        if (!maySeeSecret)
        {
            credentials.FieldProperties[nameof(UntrustedCredentials.SecretValue)] =
                Property(EFieldRight.Write, typeof(string), length: 0, "Only its owner reads it.");
        }

        return credentials;
    }

    /// <summary>Tells the rights to a user.</summary>
    /// <returns>The record.</returns>
    public static Services86.User WithRights(this Services86.User user, Caller caller)
    {
        user.TableRight = UserRight(caller);
        return user;
    }

    /// <summary>Tells the rights to a user as an item of a list.</summary>
    /// <returns>The record.</returns>
    public static UserInfo WithRights(this UserInfo user, Caller caller)
    {
        user.TableRight = UserRight(caller);
        return user;
    }

    private static TableRight UserRight(Caller caller) =>
        caller.IsAdministrator ? Everything() : SelectOnly("Only administrators change users.");

    // Each answer has records of its own: a patch is merged into what a Get answered.
    private static TableRight Everything() => new()
    {
        Mask = ETableRight.Select | ETableRight.Update | ETableRight.Insert | ETableRight.Delete,
        Reason = "",
    };

    private static TableRight SelectOnly(string reason) => new() { Mask = ETableRight.Select, Reason = reason };

    private static FieldProperty ReadOnly(Type type, int length, string reason) =>
        Property(EFieldRight.Read | EFieldRight.UIHintReadOnly, type, length, reason);

    private static FieldProperty Property(EFieldRight mask, Type type, int length, string reason) => new()
    {
        FieldRight = new FieldRight { Mask = mask, Reason = reason },
        FieldType = type.FullName,
        FieldLength = length,
    };
}
