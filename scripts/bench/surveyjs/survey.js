// Score, people and a message, one page each, as the customer page of Plaudit asks for them.
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";

const WORDS = ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"];
const { question, people } = JSON.parse(document.querySelector("#touchpoint").textContent);

const score = {
  type: "radiogroup",
  name: "score",
  title: question,
  choices: WORDS.map((text, index) => ({ value: index + 1, text })).reverse(),
};
const who = {
  type: "checkbox",
  name: "who",
  title: "Who made the difference?",
  choices: people.map(({ first_name, job }, value) => ({ value, text: `${first_name}, ${job}` })),
};
const message = { type: "comment", name: "message", title: "Your message", maxLength: 1000 };

const survey = new Model({
  questionsOnPageMode: "questionPerPage",
  completeText: "Send",
  pageNextText: "Continue",
  elements: [score, who, message],
});
survey.onValueChanged.add((_, { name }) => {
  if (name === "score") dispatchEvent(new CustomEvent("survey:score", { detail: {} }));
});
renderSurvey(survey, document.querySelector("#survey"));
