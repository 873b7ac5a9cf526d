using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class ValidationTests(DatabaseProvider provider) : UserFixture(provider)
{
    private string _anna = null!;
    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna() => (_annaId, _anna) = await AddEmployeeAsync("Anna");

    [TestCase("anna", "There is an associate named 'anna' already")]
    [TestCase("", "A user name cannot be empty.")]
    [TestCase(" bert", "A user name cannot begin or end with white space.")]
    [TestCase("7T:bert", "A user name cannot begin with 7T:")]
    public async Task An_invalid_user_name_is_not_saved_and_the_reason_is_the_same(string name, string reason)
    {
        var saved = await CallAsync(Admin, "SaveUser", SoapText.Element("User", SoapText.Element("Name", name)));
        var validity = await CallAsync(_anna, "IsUserNameValid", UserName(name));
        var withReason = await CallAsync(_anna, "IsUserNameValidWithReason", UserName(name));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            Assert.That(saved.Value("FriendlyText"), Does.StartWith(reason));
            Assert.That(validity.Value("Response"), Is.EqualTo("false"));
            Assert.That(withReason.Value("Reason"), Does.StartWith(reason));
            Assert.That(withReason.Value("Result"), Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task The_name_of_the_associate_is_valid_and_a_number_makes_a_taken_name_valid()
    {
        var own = await CallAsync(_anna, "IsUserNameValid", AssociateId(_annaId), UserName("ANNA"));
        var similar = await CallAsync(_anna, "GetValidUserName", UserName(" anna "));

        Assert.That(own.Value("Response"), Is.EqualTo("true"));
        Assert.That(similar.Value("Response"), Is.EqualTo("anna2"));
    }

    [TestCase("", "false", "A password cannot be empty.")]
    [TestCase("x", "true", "")]
    public async Task A_password_is_valid_or_there_is_a_reason(string password, string expected, string reason)
    {
        var validity = await CallAsync(_anna, "IsPasswordValid", SoapText.Element("Password", password));
        var withReason = await CallAsync(_anna, "IsPasswordValidWithReason", SoapText.Element("Password", password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validity.Value("Response"), Is.EqualTo(expected));
            Assert.That(withReason.Value("Result"), Is.EqualTo(expected));
            Assert.That(withReason.Value("Reason"), Is.EqualTo(reason));
        }
    }

    private static XElement UserName(string name) => SoapText.Element("UserName", name);
}
