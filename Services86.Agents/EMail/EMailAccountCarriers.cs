using Services86.Agents.Calls;
using Services86.Agents.User;

namespace Services86.Agents.EMail;

/// <summary>Fills carriers of e-mail accounts.</summary>
internal static class EMailAccountCarriers
{
    /// <summary>Creates an account with default values and all rights, which is not stored.</summary>
    public static EMailAccount CreateDefault(int ownerId) => new EMailAccount
    {
        EMailAddress = "",
        AssociateId = ownerId,
        IncomingCredentials = ServiceAuthCarriers.CreateDefault(),
        OutgoingCredentials = ServiceAuthCarriers.CreateDefault(),
        ErrorReason = "",
    }.WithRights();

    /// <summary>
    /// Sets the rights in an account, without those in its logins: the server sets status and errors.
    /// </summary>
    /// <returns><paramref name="account"/>.</returns>
    public static EMailAccount WithRights(this EMailAccount account)
    {
        const string Reason = "The server sets it.";
        account.TableRight = CarrierRights.Everything();
        account.FieldProperties = new FieldPropertyDictionary
        {
            [nameof(EMailAccount.AccountStatus)] = CarrierRights.ReadOnly(typeof(short), sizeof(short), Reason),
            [nameof(EMailAccount.ErrorCount)] = CarrierRights.ReadOnly(typeof(int), sizeof(int), Reason),
            [nameof(EMailAccount.ErrorReason)] = CarrierRights.ReadOnly(typeof(string), length: 0, Reason),
        };
        return account;
    }
}
