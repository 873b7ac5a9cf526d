using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.EMailAccounts;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.Refusals;

/// <summary>Translates the refusals of the data layer into the refusals that clients receive.</summary>
internal static class DataRefusals
{
    // The jobs of a full queue are written within half a second.
    private static readonly TimeSpan BusyRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Translates a refusal: the only table of them.</summary>
    /// <returns>
    /// The refusal; null if the exception is a failure of the server that clients learn nothing about.
    /// </returns>
    public static SoException? Translate(DataRefusedException exception) => exception switch
    {
        DatabaseBusyException => new SoDbAccessException(
            exception.Message, "The server is busy, and nothing was saved: try again in a moment.")
        {
            RetryAfter = BusyRetryAfter,
        },

        DatabaseUnreachableException => new SoDbAccessException(
            exception.Message, "The database cannot be reached, and nothing was saved: try again in a moment.")
        {
            RetryAfter = BusyRetryAfter,
        },
        OutcomeUnknownException => new SoDbAccessException(
            exception.Message,
            "The change may have been saved: the connection to the database was lost meanwhile. Read the record " +
            "before you send the change again."),

        AssociateNameTakenException or ApplicationNameTakenException or CredentialTakenException =>
            new SoInvalidArgumentException(exception.Message, exception.Message),
        TextRefusedException => new SoInvalidArgumentException(exception.Message, exception.Message),
        AssociateInUseException { AssociateId: var id } => new SoIllegalOperationException(
            exception.Message,
            $"Associate {id} owns records, such as ServiceAuths: retire the associate instead, with MakeRetired."),
        AssociateUnknownException { AssociateId: var id } => NotFound.Associate(id),
        LastAdministratorException => new SoIllegalOperationException(exception.Message, exception.Message),

        ServiceAuthUnknownException { ServiceAuthId: var id } => NotFound.ServiceAuthToSave(id),
        ServiceAuthInUseException use => Describe(use),
        EMailAccountOwnerUnknownException { AssociateId: var id } => new SoNotFoundException(
            $"There is no associate {id}.",
            $"There is no associate {id} to own the account: send the AssociateId of a user, or 0 for yourself."),
        EMailAddressTakenException taken => Describe(taken),

        // These prevent the start of the server, or are refusals of an administrator's command.
        DatabaseTooNewException or DataKeyUnreadableException or SchemaMigrationException or _ => null,
    };

    private static SoIllegalOperationException Describe(ServiceAuthInUseException use) => new(
        $"ServiceAuth {use.ServiceAuthId} is used by EMailAccount {use.EMailAccountId}, {use.EMailAddress}.",
        $"The e-mail account {use.EMailAddress} (EMailAccount {use.EMailAccountId}) logs in with ServiceAuth " +
        $"{use.ServiceAuthId}: delete the account first, or save it with another login.");

    private static SoInvalidArgumentException Describe(EMailAddressTakenException taken) => new(
        $"Associate {taken.AssociateId} has another EMailAccount of the address {taken.EMailAddress}.",
        $"There is an account of the address {taken.EMailAddress} already: find it with " +
        "GetEMailAccountFromEMailAddress and save that one, or take another address.");
}
