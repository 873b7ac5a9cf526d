using System.Text;
using Services86.Agents.Refusals;
using Services86.Rest.Authorization;

namespace Services86.Tests.Rest.Authorization;

internal sealed class BasicCredentialsTests
{
    [TestCase("anna:Pa55", "anna", "Pa55")]
    [TestCase("anna:Pa:55:", "anna", "Pa:55:")]
    [TestCase("anna:", "anna", "")]
    [TestCase(":Pa55", "", "Pa55")]
    [TestCase(":", "", "")]
    [TestCase("Åse Næss:blåbær😀", "Åse Næss", "blåbær😀")]
    [TestCase("anna: Pa55 ", "anna", " Pa55 ")]
    [TestCase("7T:dGlja2V0==:", "7T:dGlja2V0==", "")]
    [TestCase("7T:dGlja2V0==:any: thing", "7T:dGlja2V0==", "any: thing")]
    [TestCase("7T:Pa55", "7T", "Pa55")]
    public void A_colon_separates_the_name_or_ticket_from_the_password(string text, string userName, string password)
    {
        var credentials = BasicCredentials.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credentials.UserName, Is.EqualTo(userName));
            Assert.That(credentials.Password, Is.EqualTo(password));
        }
    }

    [Test]
    public void The_documented_sample_is_read()
    {
        Assert.That(BasicCredentials.Parse("dGplMDpUamUw").Password, Is.EqualTo("Tje0"));
    }

    [TestCase("", "found no colon")]
    [TestCase("YW5uYQ==", "found no colon")]
    [TestCase("anna:Pa55", "found something else")]
    [TestCase("YW5uYTpQYTU1=", "found something else")]
    [TestCase("5c5lOg==", "found something else")]
    [TestCase("%%%", "found something else")]
    public void Other_than_Base64_of_a_name_and_password_in_UTF_8_is_rejected(string parameter, string found)
    {
        Assert.That(
            () => BasicCredentials.Parse(parameter),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo(
                "The Authorization header cannot be read: expected Basic and the Base64 of user:password in UTF-8, " +
                $"{found}."));
    }
}
