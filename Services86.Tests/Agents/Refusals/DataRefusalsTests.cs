using System.Runtime.CompilerServices;
using Services86.Agents.Refusals;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Backups;
using Services86.Data.EMailAccounts;
using Services86.Data.Files;
using Services86.Data.Import;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;

namespace Services86.Tests.Agents.Refusals;

internal sealed class DataRefusalsTests
{
    private const string OfTheException = "the message of the exception";

    // Or are refusals of an administrator's command.
    private static readonly Type[] PreventStart =
    [
        typeof(DatabaseTooNewException),
        typeof(DataKeyUnreadableException),
        typeof(SchemaMigrationException),
        typeof(DatabaseMissingException),
        typeof(DatabaseInUseException),
        typeof(DatabaseUnusableException),
        typeof(BackupRefusedException),
        typeof(KeyRetirementRefusedException),
        typeof(ImportRefusedException),
    ];

    private static IEnumerable<Type> Refused { get; } =
    [
        .. typeof(DataRefusedException).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DataRefusedException)) && !type.IsAbstract),
    ];

    private static IEnumerable<TestCaseData> Table()
    {
        var cause = new InvalidOperationException();
        var lost = new StoredRowInvalidException(table: null, column: null, rowId: null);
        yield return Row(
            new DatabaseUnreachableException(lost),
            typeof(SoDbAccessException),
            OfTheException,
            "The database cannot be reached, and nothing was saved: try again in a moment.");
        yield return Row(
            new OutcomeUnknownException(lost),
            typeof(SoDbAccessException),
            OfTheException,
            "The change may have been saved: the connection to the database was lost meanwhile. Read the record " +
            "before you send the change again.");
        yield return Row(
            new AssociateNameTakenException("anna"),
            typeof(SoInvalidArgumentException),
            OfTheException,
            "There is an associate named 'anna' already; upper and lower case make no difference. Take another name.");
        yield return Row(
            new ApplicationNameTakenException("crm"),
            typeof(SoInvalidArgumentException),
            OfTheException,
            "There is an application named 'crm' already, active or revoked; upper and lower case make no " +
            "difference. Take another name.");
        yield return Row(
            new CredentialTakenException("ActiveDirectory"),
            typeof(SoInvalidArgumentException),
            OfTheException,
            "Another associate has the ActiveDirectory credential with this value, which only one associate can " +
            "have. Delete it there first, or send another value.");
        yield return Row(
            TextRefusedException.TooLong("name", maxBytes: 2500, bytes: 4000),
            typeof(SoInvalidArgumentException),
            OfTheException,
            "The name is too long: expected at most 2500 bytes as UTF-8, found 4000. Shorten it.");
        yield return Row(
            new AssociateInUseException(7, cause),
            typeof(SoIllegalOperationException),
            OfTheException,
            "Associate 7 owns records, such as ServiceAuths: retire the associate instead, with MakeRetired.");
        yield return Row(
            new AssociateUnknownException(7, cause),
            typeof(SoNotFoundException),
            "There is no associate 7.",
            "There is no associate 7: use the id of a stored user.");
        yield return Row(
            new LastAdministratorException(),
            typeof(SoIllegalOperationException),
            OfTheException,
            "The associate is the last administrator who can log in. Make somebody else administrator first, with a " +
            "password.");
        yield return Row(
            new ServiceAuthUnknownException(5),
            typeof(SoNotFoundException),
            "There is no ServiceAuth 5.",
            "There is no ServiceAuth 5: use the id of a stored one, or 0 to store a new one.");
        yield return Row(
            new ServiceAuthInUseException(5, 3, "a@example.com"),
            typeof(SoIllegalOperationException),
            "ServiceAuth 5 is used by EMailAccount 3, a@example.com.",
            "The e-mail account a@example.com (EMailAccount 3) logs in with ServiceAuth 5: delete the account first, " +
            "or save it with another login.");
        yield return Row(
            new EMailAccountOwnerUnknownException(7),
            typeof(SoNotFoundException),
            "There is no associate 7.",
            "There is no associate 7 to own the account: send the AssociateId of a user, or 0 for yourself.");
        yield return Row(
            new EMailAddressTakenException(7, "a@example.com", cause),
            typeof(SoInvalidArgumentException),
            "Associate 7 has another EMailAccount of the address a@example.com.",
            "There is an account of the address a@example.com already: find it with GetEMailAccountFromEMailAddress " +
            "and save that one, or take another address.");
        yield return Row(
            new DatabaseBusyException(maxQueueLength: 50),
            typeof(SoDbAccessException),
            OfTheException,
            "The server is busy, and nothing was saved: try again in a moment.");
    }

    [TestCaseSource(nameof(Table))]
    public void A_refusal_of_the_data_layer_has_its_texts(
        DataRefusedException exception, Type type, string message, string friendlyText)
    {
        var refusal = DataRefusals.Translate(exception);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal, Is.TypeOf(type));
            Assert.That(refusal!.Message, Is.EqualTo(message == OfTheException ? exception.Message : message));
            Assert.That(refusal.FriendlyText, Is.EqualTo(friendlyText));
        }
    }

    [TestCaseSource(nameof(Refused))]
    public void Every_refusal_of_the_data_layer_has_a_line_in_the_table(Type type)
    {
        var exception = (DataRefusedException)RuntimeHelpers.GetUninitializedObject(type);

        Assert.That(DataRefusals.Translate(exception), PreventStart.Contains(type) ? Is.Null : Is.Not.Null);
    }

    [Test]
    public void Only_a_busy_database_is_worth_the_same_call_again()
    {
        var busy = DataRefusals.Translate(new DatabaseBusyException(maxQueueLength: 50));
        var refused = DataRefusals.Translate(new LastAdministratorException());

        Assert.That(busy!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(refused!.RetryAfter, Is.Null);
    }

    private static TestCaseData Row(
        DataRefusedException exception, Type type, string message, string friendlyText) =>
        new TestCaseData(exception, type, message, friendlyText).SetArgDisplayNames(exception.GetType().Name);
}
