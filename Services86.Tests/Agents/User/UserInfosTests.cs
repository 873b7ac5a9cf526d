using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UserInfosTests(DatabaseProvider provider) : UserFixture(provider)
{
    private string _anna = null!;
    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna() => (_annaId, _anna) = await AddEmployeeAsync("Anna");

    [Test]
    public async Task An_employee_may_read_the_own_user()
    {
        var info = await GetAsync(_anna, _annaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(info.Number("UserInfoId"), Is.EqualTo(_annaId));
            Assert.That(info.Value("CanLogon"), Is.EqualTo("true"));
            Assert.That(info.Value("RoleName"), Is.EqualTo("Employee"));
            Assert.That(info.Value("RoleTooltip"), Is.EqualTo("May see and change what is their own."));
        }
    }

    [Test]
    public async Task An_unknown_user_is_nil()
    {
        var answer = await GetAsync(Admin, 4711);

        Assert.That(answer.Succeeded, Is.True);
        Assert.That(answer.Value("Response"), Is.Null);
    }

    [Test]
    public async Task A_list_has_the_order_of_the_ids_without_unknown_ids()
    {
        var list = await CallAsync(Admin, "GetUserInfoList", Ids(_annaId, 4711, 1));
        var refused = await CallAsync(_anna, "GetUserInfoList", Ids(_annaId, 1));

        Assert.That(
            string.Join(' ', list.Envelope.Descendants(SoapText.Services86 + "UserName").Select(name => name.Value)),
            Is.EqualTo("Anna admin"));
        AssertRefused(refused, "SoFunctionRightException", "administrator");
    }

    [Test]
    public async Task A_list_reads_the_associates_with_its_ids_and_no_others()
    {
        // A row that cannot be read: the role is unknown.
        await Server.ExecuteAsync(
            "INSERT INTO associate (name, name_key, role, retired, registered) VALUES ('x', 'X', 99, 0, 0)");
        try
        {
            var list = await CallAsync(Admin, "GetUserInfoList", Ids(_annaId, _annaId, int.MaxValue, -1));
            var empty = await CallAsync(Admin, "GetUserInfoList", Ids());

            Assert.That(
                list.Envelope.Descendants(SoapText.Services86 + "UserInfoId").Select(id => (int)id),
                Is.EqualTo((int[])[_annaId, _annaId]));
            Assert.That(empty.Succeeded, Is.True);
        }
        finally
        {
            await Server.ExecuteAsync("DELETE FROM associate WHERE name_key = 'X'");
        }
    }

    private static XElement Ids(params int[] ids)
    {
        XNamespace arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
        return SoapText.Element("UserInfoIds", [.. ids.Select(id => new XElement(arrays + "int", id))]);
    }

    private Task<SoapHttpAnswer> GetAsync(string ticket, int id) =>
        CallAsync(ticket, "GetUserInfo", SoapText.Element("UserInfoId", id));
}
