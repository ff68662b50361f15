// The sign-in page.
import { PageObject } from "./page_object.ts";

export class SignInPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Sign in" });
  readonly error = this.page.getByRole("alert");

  async visit(): Promise<void> {
    await this.page.goto("/sign-in");
    await this.heading.waitFor();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}
